package org.mxshift.plan;

import java.time.LocalDate;
import java.util.Optional;

/** What the old hosts do with mail that still comes to them late. */
public sealed interface OldSide {

  /**
   * They pass it on to the new side.
   *
   * @param traffic as {@link #traffic()}
   */
  record Forward(Optional<String> traffic) implements OldSide {
    /** Nobody tells how much it is. */
    public Forward() {
      this(Optional.empty());
    }

    @Override
    public String text() {
      return "forward";
    }
  }

  /**
   * They deliver it, and mailboxes are copied until nothing comes any more.
   *
   * @param traffic as {@link #traffic()}
   */
  record Sync(Optional<String> traffic) implements OldSide {
    /** Nobody tells how much it is. */
    public Sync() {
      this(Optional.empty());
    }

    @Override
    public String text() {
      return "sync";
    }
  }

  /**
   * They refuse it from a day on, so that the sender learns of it.
   *
   * @param date the first day (UTC) on which they may refuse
   * @param traffic as {@link #traffic()}
   */
  record RejectAfter(LocalDate date, Optional<String> traffic) implements OldSide {
    /** Nobody tells how much it is. */
    public RejectAfter(LocalDate date) {
      this(date, Optional.empty());
    }

    @Override
    public String text() {
      return "reject_after " + date;
    }
  }

  /** The words of the plan language, which {@link #parse} reads. */
  String text();

  /** A file in which somebody writes down how much mail the mail hosts take; checks read it. */
  Optional<String> traffic();

  /** The same with this file of traffic, or without. */
  default OldSide with(Optional<String> file) {
    if (this instanceof RejectAfter reject) {
      return new RejectAfter(reject.date(), file);
    }
    return this instanceof Sync ? new Sync(file) : new Forward(file);
  }

  /**
   * The name of a file.
   *
   * @throws IllegalArgumentException when it is none that a reviewer could read
   */
  static String file(String text) {
    if (!Scalars.isOneLine(text)) {
      throw new IllegalArgumentException("this is no file; write its path in one line");
    }
    return text;
  }

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
