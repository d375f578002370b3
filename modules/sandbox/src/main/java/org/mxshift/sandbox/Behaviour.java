package org.mxshift.sandbox;

import java.net.InetSocketAddress;
import java.time.Duration;

/** How a {@link MailHost} treats those who come to it. */
public sealed interface Behaviour {

  /** Where in a session a reply is given (RFC 5321 section 3). */
  enum Phase {
    /** The banner, or there is no connection. */
    CONNECT,
    /** The greeting of the client. */
    HELLO,
    /** The sender. */
    MAIL,
    /** A recipient. */
    RCPT,
    /** The message, up to the reply to its final dot. */
    DATA
  }

  /** Takes mail for its mailboxes and keeps it. */
  record Accept() implements Behaviour {}

  /**
   * Gives this reply in this phase, whoever comes.
   *
   * @param phase any but {@code HELLO}
   * @param code 4xx defers, 5xx rejects
   * @param text without the code; an enhanced code in front is customary (RFC 3463)
   */
  record Reply(Phase phase, int code, String text) implements Behaviour {
    /** Checks phase and code. */
    public Reply {
      if (phase == Phase.HELLO || code < 400 || code > 599) {
        throw new IllegalArgumentException("No refusal in phase " + phase + ": " + code);
      }
    }
  }

  /**
   * Defers each new pair of client and recipient, and accepts it when it comes again after this
   * period (RFC 6647); the deferral says how long that is.
   */
  record Greylist(Duration period) implements Behaviour {}

  /** Accepts connections and says nothing. */
  record Silent() implements Behaviour {}

  /** Listens no more: connections are refused, open ones are cut. */
  record Refuse() implements Behaviour {}

  /** Accepts, and is late by this much with the banner and each reply that follows. */
  record Tarpit(Duration delay) implements Behaviour {}

  /** Keeps the message and hangs up instead of saying so, whereupon it comes again. */
  record LoseReply() implements Behaviour {}

  /**
   * Accepts for its mailboxes and passes each message on while the client waits, so that what the
   * next host refuses is refused here and nothing is queued. It keeps nothing.
   */
  record Forward(InetSocketAddress next) implements Behaviour {}

  /** Rejects every recipient for good. */
  static Behaviour reject() {
    return new Reply(Phase.RCPT, 550, "5.7.1 No mail is taken here");
  }

  /** Defers every recipient. */
  static Behaviour defer() {
    return new Reply(Phase.RCPT, 451, "4.3.0 Come again later");
  }
}
