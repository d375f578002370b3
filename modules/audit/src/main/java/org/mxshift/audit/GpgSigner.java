package org.mxshift.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Signs by the installed gpg, as git itself does: keys, agents and cards are its business.
 *
 * @param program such as {@code gpg}
 * @param key what gpg is to choose a key by; empty for its default
 * @param environment what it runs in
 */
public record GpgSigner(String program, String key, Map<String, String> environment)
    implements Signer {

  /** Keeps a copy of the environment. */
  public GpgSigner {
    environment = Map.copyOf(environment);
  }

  @Override
  public String sign(byte[] payload) throws IOException {
    List<String> words = new ArrayList<>(List.of(program, "--batch", "--status-fd=2"));
    if (!key.isEmpty()) {
      words.add("--local-user=" + key);
    }
    words.addAll(List.of("--detach-sign", "--armor", "--output=-", "-"));
    Foreign.Ended ended = Foreign.run(words, environment, payload);
    String signature = ended.out();
    if (ended.exit() != 0 || !signature.startsWith("-----BEGIN PGP SIGNATURE-----")) {
      throw new IOException(
          "'"
              + program
              + "' does not sign"
              + (key.isEmpty() ? "" : " with " + key)
              + ": "
              + ended.words());
    }
    return signature;
  }
}
