package org.mxshift.notation;

/** A text is not what this program writes: damaged, or edited by hand. The message names where. */
public class NotationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong, and where in the text. */
  public NotationException(String message) {
    super(message);
  }

  /** As above, with its cause. */
  public NotationException(String message, Throwable cause) {
    super(message, cause);
  }
}
