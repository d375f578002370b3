package org.mxshift.engine;

/** The log could not be written. */
public final class JournalException extends Exception {

  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Kind {
    /** Somebody else wrote first: read again and decide again. */
    LOST_RACE,
    /** The disk or the remote does not take it. */
    UNREACHABLE,
    /** What was published is no longer there: a person decides, trying again does not help. */
    REWRITTEN,
    /** Another process is writing now. */
    LOCKED
  }

  private final Kind kind;

  /** What was tried, why it failed, and the command that mends it. */
  public JournalException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** As above, with its cause. */
  public JournalException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }
}
