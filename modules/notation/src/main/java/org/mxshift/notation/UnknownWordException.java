package org.mxshift.notation;

/** A word of a closed vocabulary that this version does not know; inside this module only. */
final class UnknownWordException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownWordException(String where, String word) {
    super(where + " '" + word + "'");
  }
}
