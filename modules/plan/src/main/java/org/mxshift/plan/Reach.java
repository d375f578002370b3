package org.mxshift.plan;

import java.util.Optional;

/**
 * How the machine that looks reaches mailboxes.
 *
 * @param inbox the mailbox that gets the real messages
 * @param bounces the mailbox of their sender, where undeliverable ones come back to
 */
public record Reach(Optional<Inbox> inbox, Optional<Inbox> bounces) {

  /** By itself alone. */
  public static final Reach NONE = new Reach(Optional.empty(), Optional.empty());
}
