package org.mxshift.probe;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One exchange of an SMTP session.
 *
 * @param step what was done
 * @param subject to whom or what, such as the recipient; may be empty
 * @param reply what the host said; absent when it said nothing that is a reply
 * @param fault why there is no reply; for a connection and a TLS handshake empty means success
 * @param took how long it took
 */
public record Phase(
    Step step, String subject, Optional<SmtpReply> reply, Optional<String> fault, Duration took) {

  /** The exchanges of a session, in their order. */
  public enum Step {
    /** The connection to the proxy, and whether it is one. */
    PROXY,
    /** The TCP connection. */
    CONNECT,
    /** The host's first line. */
    BANNER,
    /** The greeting, with extensions asked for. */
    EHLO,
    /** The greeting of old, after EHLO was refused. */
    HELO,
    /** The wish for TLS. */
    STARTTLS,
    /** The TLS handshake. */
    TLS,
    /** The sender. */
    MAIL,
    /** A recipient. */
    RCPT,
    /** The announcement of the message, and the message. */
    DATA,
    /** The final dot: from its positive reply on the host owns the message. */
    DOT,
    /** The transaction is forgotten. */
    RSET,
    /** The farewell. */
    QUIT
  }

  /** The phase as evidence: {@code rcpt ann@example.com 250 2.1.5 Ok 12ms}. */
  @Override
  public String toString() {
    return said() + " " + Shown.took(took);
  }

  /** The same without the time, so that two looks which saw the same say the same. */
  String said() {
    String said = reply.map(SmtpReply::toString).or(() -> fault).orElse("");
    String words = step.name().toLowerCase(Locale.ROOT) + " " + subject + " " + said;
    return words.strip().replaceAll(" +", " ");
  }
}
