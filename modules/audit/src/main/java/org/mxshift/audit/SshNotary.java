package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mxshift.engine.Notary;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.PublicKey;

/** Judges signatures that {@link SshSigner} or {@code ssh-keygen} made for a look at mail hosts. */
public final class SshNotary implements Notary {

  private static final int LONGEST = 100;

  @Override
  public PublicKey signer(List<PublicKey> trusted, String text, String signature)
      throws RefusedException {
    if (!SshSignature.looksLike(signature)) {
      throw new RefusedException("this look is not signed; 'mxshift probe --key' signs it");
    }
    try {
      SshSignature ssh = SshSignature.of(SshPurpose.LOOK, signature);
      Optional<PublicKey> key = trusted.stream().filter(of -> of.key().equals(ssh.key())).findAny();
      if (key.isEmpty()) {
        throw new RefusedException(
            "this look is signed with a key that is not among verify.probers: " + shown(ssh.key()));
      }
      if (!ssh.fits(text.getBytes(UTF_8))) {
        throw new RefusedException(
            "the signature does not fit: this look was changed after it was signed");
      }
      return key.get();
    } catch (IOException e) {
      throw new RefusedException("this look cannot be believed: " + e.getMessage());
    }
  }

  /** Whatever a stranger put there is not repeated at any length. */
  private static String shown(String key) {
    return key.length() <= LONGEST ? key : "one of " + key.length() + " characters";
  }
}
