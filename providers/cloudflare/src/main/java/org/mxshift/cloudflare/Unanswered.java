package org.mxshift.cloudflare;

import java.io.IOException;

/** No answer that can be read came, and whether the call may have arrived. */
final class Unanswered extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean sent;

  Unanswered(boolean sent, String message) {
    super(message);
    this.sent = sent;
  }

  /** Whether anything went out; otherwise nothing happened. */
  boolean sent() {
    return sent;
  }
}
