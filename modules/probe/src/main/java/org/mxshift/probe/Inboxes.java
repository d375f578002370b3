package org.mxshift.probe;

import java.time.Duration;
import java.util.Optional;

/**
 * The mailboxes in which a probe looks for what it sent.
 *
 * @param target gets the messages
 * @param bounces where undeliverable ones come back to, if it is another
 * @param patience how long one look waits for messages that are not there yet; a later look asks
 *     again
 * @param relay takes messages that go along MX and must arrive, where this machine may not send
 */
public record Inboxes(
    Optional<Inbox> target, Optional<Inbox> bounces, Duration patience, Optional<Relay> relay) {

  /** No mailbox at all: what arrives is not known. */
  public static final Inboxes NONE = new Inboxes(Optional.empty(), Optional.empty(), Duration.ZERO);

  /** Without a relay. */
  public Inboxes(Optional<Inbox> target, Optional<Inbox> bounces, Duration patience) {
    this(target, bounces, patience, Optional.empty());
  }

  /** The same with this relay, or with none. */
  public Inboxes withRelay(Optional<Relay> server) {
    return new Inboxes(target, bounces, patience, server);
  }

  /** Refuses a negative patience. */
  public Inboxes {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("no patience is negative, not " + patience);
    }
  }
}
