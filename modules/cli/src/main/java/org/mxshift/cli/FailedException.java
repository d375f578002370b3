package org.mxshift.cli;

/** A command could not do what was asked: what, why (with the place), what next. */
final class FailedException extends Exception {

  private static final long serialVersionUID = 1;

  private final ExitCode code;
  private final String next;

  FailedException(ExitCode code, String message, String next) {
    super(message);
    this.code = code;
    this.next = next;
  }

  FailedException(ExitCode code, String message, String next, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.next = next;
  }

  ExitCode code() {
    return code;
  }

  /** What to do about it; empty when the message says so itself. */
  String next() {
    return next;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
