package org.mxshift.plan;

import java.time.LocalDate;

/** What the old hosts do with mail that still comes to them late. */
public sealed interface OldSide {

  /** They pass it on to the new side. */
  record Forward() implements OldSide {
    @Override
    public String text() {
      return "forward";
    }
  }

  /** They deliver it, and mailboxes are copied until nothing comes any more. */
  record Sync() implements OldSide {
    @Override
    public String text() {
      return "sync";
    }
  }

  /**
   * They refuse it from a day on, so that the sender learns of it.
   *
   * @param date the first day (UTC) on which they may refuse
   */
  record RejectAfter(LocalDate date) implements OldSide {
    @Override
    public String text() {
      return "reject_after " + date;
    }
  }

  /** The words of the plan language, which {@link #parse} reads. */
  String text();

  /**
   * Reads {@code forward}, {@code sync} or {@code reject_after 2026-12-31}.
   *
   * @throws IllegalArgumentException when the text is none of them
   */
  static OldSide parse(String text) {
    if (text.equals("forward")) {
      return new Forward();
    }
    if (text.equals("sync")) {
      return new Sync();
    }
    if (text.matches("reject_after \\d{4}-\\d{2}-\\d{2}")) {
      return new RejectAfter(Scalars.date(text.substring("reject_after ".length())));
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is nothing an old side does; write forward, sync or reject_after 2026-12-31");
  }
}
