package org.mxshift.audit;

import java.io.IOException;

/** Signs commits, in a form that {@code git verify-commit} understands. */
public interface Signer {

  /**
   * The armoured signature of these bytes, ending in a line feed.
   *
   * @throws IOException when the key cannot be used; what was tried and what to do is in it
   */
  String sign(byte[] payload) throws IOException;
}
