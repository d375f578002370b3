package org.mxshift.simulate;

/**
 * The process ends here, as by {@code kill -9}: an error, so that no code which catches what it
 * expects goes on.
 */
public final class Crash extends Error {

  private static final long serialVersionUID = 1;

  /** A crash at this touch of the world. */
  public Crash(String where) {
    super(where, null, false, false);
  }
}
