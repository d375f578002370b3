package org.mxshift.rfc2136;

import java.io.IOException;

/** No answer came, and whether the question may have arrived. */
final class Unanswered extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean sent;

  Unanswered(boolean sent, String message) {
    super(message);
    this.sent = sent;
  }

  Unanswered(boolean sent, String message, IOException cause) {
    super(message, cause);
    this.sent = sent;
  }

  /** Whether anything went out; otherwise nothing happened. */
  boolean sent() {
    return sent;
  }
}
