package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose signatures count: a file as {@code ssh-keygen -Y verify} and git's {@code
 * gpg.ssh.allowedSignersFile} read it, with one principal list, perhaps {@code namespaces}, type
 * and key in each line. Signatures of OpenPGP are judged by the installed gpg and the keys it
 * trusts.
 */
public final class AllowedSigners {

  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+)\\s+(?:(\\S*(?:=\"[^\"]*\")?\\S*)\\s+)?((?:ssh|ecdsa|sk)-\\S+)\\s+(\\S+).*");
  private static final Pattern NAMESPACES = Pattern.compile("namespaces=\"([^\"]*)\"");
  private static final Pattern GOOD = Pattern.compile("(?m)^\\[GNUPG:] GOODSIG [0-9A-F]+ (.*)$");

  private final Map<String, String> principals = new HashMap<>();
  private final String gpg;
  private final Map<String, String> environment;

  private AllowedSigners(String gpg, Map<String, String> environment) {
    this.gpg = gpg;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads the file.
   *
   * @param gpg the program that judges signatures of OpenPGP, such as {@code gpg}
   * @param environment what that runs in
   * @throws IOException when it cannot be read, or a line says something that is not understood
   *     here
   */
  public static AllowedSigners read(Path file, String gpg, Map<String, String> environment)
      throws IOException {
    AllowedSigners signers = new AllowedSigners(gpg, environment);
    int number = 0;
    for (String line : Files.readAllLines(file, UTF_8)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        signers.add(line, file + ":" + number);
      }
    }
    return signers;
  }

  private void add(String line, String place) throws IOException {
    Matcher parts = LINE.matcher(line.strip());
    if (!parts.matches()) {
      throw new IOException(
          place + ": write principals, type and key, as in 'ann@example.com ssh-ed25519 AAAA...'");
    }
    String options = parts.group(2) == null ? "" : parts.group(2);
    Matcher namespaces = NAMESPACES.matcher(options);
    boolean ours = true;
    if (namespaces.matches()) {
      ours = List.of(namespaces.group(1).split(",")).contains("git");
    } else if (!options.isEmpty()) {
      throw new IOException(
          place + ": '" + options + "' is not understood here, only namespaces is; take it out");
    }
    if (ours) {
      principals.put(parts.group(4), parts.group(1));
    }
  }

  /**
   * Who signed.
   *
   * @throws IOException when nobody who counts did, or the signature does not fit
   */
  String judge(String signature, byte[] payload) throws IOException {
    if (!SshSignature.looksLike(signature)) {
      return pgp(signature, payload);
    }
    SshSignature ssh = SshSignature.of(SshPurpose.COMMIT, signature);
    String principal = principals.get(ssh.key());
    if (principal == null) {
      throw new IOException("is signed with a key that is not among the signers: " + ssh.key());
    }
    if (!ssh.fits(payload)) {
      throw new IOException("its signature does not fit: it was made for something else");
    }
    return principal;
  }

  private String pgp(String signature, byte[] payload) throws IOException {
    Path file = Files.createTempFile("mxshift", ".asc");
    try {
      Files.writeString(file, signature, UTF_8);
      List<String> words = new ArrayList<>(List.of(gpg, "--batch", "--status-fd=1", "--verify"));
      words.addAll(List.of(file.toString(), "-"));
      Foreign.Ended ended = Foreign.run(words, environment, payload);
      Matcher good = GOOD.matcher(ended.out());
      if (ended.exit() != 0 || !good.find()) {
        throw new IOException("its signature does not count: " + ended.words());
      }
      return Message.line(good.group(1));
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
