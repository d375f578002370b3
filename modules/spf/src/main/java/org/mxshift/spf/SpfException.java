package org.mxshift.spf;

/** A text is no SPF record or term, or a change of one makes no sense; the message says why. */
public final class SpfException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  SpfException(String why) {
    super(why);
  }
}
