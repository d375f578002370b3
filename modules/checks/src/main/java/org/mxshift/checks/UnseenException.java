package org.mxshift.checks;

/** A check needs what could not be looked at. Ends its judgement, never a run. */
public final class UnseenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnseenException(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
