package org.mxshift.engine;

/** A person asked for something that cannot be done now; nothing was changed. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1;

  /** What was asked, why it cannot be, and what can. */
  public RefusedException(String message) {
    super(message);
  }
}
