package org.mxshift.engine;

import java.util.List;
import org.mxshift.model.PublicKey;

/** Tells who signed what was handed in. */
public interface Notary {

  /** Believes nobody. */
  Notary NONE =
      (trusted, text, signature) -> {
        throw new RefusedException("nobody here can judge signatures");
      };

  /**
   * The key that made this signature for exactly this text.
   *
   * @param trusted the keys that count
   * @param signature armoured, as {@code ssh-keygen -Y sign} makes it
   * @throws RefusedException when there is none, it does not fit, or its key is none of these; the
   *     message says which
   */
  PublicKey signer(List<PublicKey> trusted, String text, String signature) throws RefusedException;
}
