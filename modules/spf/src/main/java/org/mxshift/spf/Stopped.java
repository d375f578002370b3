package org.mxshift.spf;

/** A check cannot go on, and this is its result whatever came before. */
final class Stopped extends Exception {

  private static final long serialVersionUID = 1;

  private final Result result;

  private Stopped(Result result, String why) {
    super(why, null, false, false);
    this.result = result;
  }

  /** The record is at fault. */
  static Stopped permanently(String why) {
    return new Stopped(Result.PERMERROR, why);
  }

  /** DNS is at fault. */
  static Stopped forNow(String why) {
    return new Stopped(Result.TEMPERROR, why);
  }

  Result result() {
    return result;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
