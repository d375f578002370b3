package org.mxshift.acceptance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mxshift.audit.AllowedSigners;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.GpgSigner;
import org.mxshift.audit.Signer;
import org.mxshift.audit.SshSigner;
import org.mxshift.audit.Verification;
import org.mxshift.engine.JournalException;

/** Commits that are signed here, as OpenSSH, GnuPG and git judge them; and theirs, judged here. */
@Timeout(300)
class SignedAuditLogTest {

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void git() {
    Servers.require(Binary.GIT, Binary.SSH_KEYGEN);
    log = folder.resolve("audit.git");
  }

  @Test
  void gitAndOpenSshAcceptWhatAnEd25519KeySigned() throws Exception {
    Path key = SshServer.key(folder.resolve("key"));
    write(Optional.of(new SshSigner(key)), 1, 3);
    Path signers = signers("anna@example.com namespaces=\"git\" ", key);
    for (String commit : git("rev-list", "HEAD").lines().toList()) {
      assertThat(git("-c", "gpg.ssh.allowedSignersFile=" + signers, "verify-commit", "-v", commit))
          .contains("Good \"git\" signature for anna@example.com with ED25519 key");
    }
    assertThat(git("log", "-1", "--format=%(trailers:key=Mx-Actor,valueonly)").strip())
        .isEqualTo("anna");
    Verification verified = verify(signers);
    assertThat(verified.faults()).isEmpty();
    assertThat(verified.signed()).isEqualTo(3);
    assertThat(verified.signers()).containsExactly("anna@example.com");
  }

  @Test
  void strangersSignaturesEditedCommitsAndGapsAreNamed() throws Exception {
    Path key = SshServer.key(folder.resolve("key"));
    Path other = SshServer.key(folder.resolve("other"));
    write(Optional.empty(), 1, 2);
    write(Optional.of(new SshSigner(key)), 3, 4);
    Path signers = signers("anna@example.com ", key);
    assertThat(verify(signers).faults()).as("unsigned before the first signature").isEmpty();
    assertThat(verify(signers("bert ", other)).faults())
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.what()).contains("not among the signers"));
    String forged = git("cat-file", "commit", "HEAD").replace("anna <", "eve <");
    String id =
        Command.attempt(
                List.of(
                    Binary.GIT.path(),
                    "-C",
                    log.toString(),
                    "hash-object",
                    "-w",
                    "-t",
                    "commit",
                    "--stdin"),
                forged)
            .orFail()
            .output()
            .strip();
    git("update-ref", "refs/heads/mxshift/audit", id);
    assertThat(verify(signers).faults())
        .anySatisfy(f -> assertThat(f.what()).contains("its signature does not fit"));
    git("update-ref", "refs/heads/mxshift/audit", id + "~1");
    write(Optional.empty(), 4, 4);
    assertThat(verify(signers).faults())
        .singleElement()
        .satisfies(f -> assertThat(f.what()).isEqualTo("is not signed, and commits before it are"));
  }

  @Test
  void keysThatCannotSignAreRefusedAndNothingIsRecorded() throws Exception {
    Path locked = folder.resolve("locked");
    Path ecdsa = folder.resolve("ecdsa");
    keygen("ed25519", "passphrase", locked);
    keygen("ecdsa", "", ecdsa);
    Path broken = Files.writeString(folder.resolve("broken"), "junk");
    Map<Path, String> why = new HashMap<>();
    why.put(locked, "needs a passphrase");
    why.put(ecdsa, "is of type ecdsa-sha2-nistp256");
    why.put(broken, "is no key of OpenSSH");
    why.put(folder.resolve("none"), "cannot be read");
    why.put(Path.of(locked + ".pub"), "is a public key; name the private one");
    for (Map.Entry<Path, String> one : why.entrySet()) {
      assertThatThrownBy(() -> write(Optional.of(new SshSigner(one.getKey())), 1, 1))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(one.getValue())
          .hasMessageContaining("nothing was recorded");
    }
  }

  @Test
  void gitAcceptsWhatGnuPgSigned() throws Exception {
    Servers.require(Binary.GPG);
    Map<String, String> environment = new HashMap<>(System.getenv());
    Path home = Files.createTempDirectory("gpg"); // its socket's path must be short
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    environment.put("GNUPGHOME", home.toString());
    try {
      with(
          home,
          Binary.GPG.path(),
          "--batch",
          "--passphrase",
          "",
          "--quick-generate-key",
          "anna@example.com",
          "ed25519",
          "sign",
          "never");
      write(Optional.of(new GpgSigner(Binary.GPG.path(), "anna@example.com", environment)), 1, 2);
      assertThat(with(home, Binary.GIT.path(), "-C", log.toString(), "verify-commit", "HEAD"))
          .contains("Good signature from \"anna@example.com\"");
      Path none = Files.writeString(folder.resolve("signers"), "# nobody by SSH\n");
      AllowedSigners signers = AllowedSigners.read(none, Binary.GPG.path(), environment);
      try (GitJournal journal = GitJournal.open(log, "mxshift test", Optional.empty())) {
        Verification verified = journal.verify(signers);
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.signers()).containsExactly("anna@example.com");
      }
    } finally {
      with(home, "gpgconf", "--kill", "all");
      Command.run("rm", "-rf", home.toString());
    }
  }

  private static String with(Path home, String... words) {
    List<String> command = new java.util.ArrayList<>(List.of("env", "GNUPGHOME=" + home));
    command.addAll(List.of(words));
    return Command.run(command.toArray(new String[0]));
  }

  private static void keygen(String type, String passphrase, Path file) {
    Command.run(
        Binary.SSH_KEYGEN.path(), "-q", "-t", type, "-N", passphrase, "-f", file.toString());
  }

  private void write(Optional<Signer> signer, int from, int to) throws Exception {
    try (GitJournal journal = GitJournal.open(log, "mxshift test", Optional.empty(), signer)) {
      for (int number = from; number <= to; number++) {
        journal.append(LogWriter.DOMAIN, LogWriter.entry(number));
      }
    }
  }

  private Path signers(String principal, Path key) throws IOException {
    String line = principal + Files.readString(Path.of(key + ".pub"));
    return Files.writeString(folder.resolve("signers-of-" + key.getFileName()), "# who\n\n" + line);
  }

  private Verification verify(Path signers) throws Exception {
    AllowedSigners allowed = AllowedSigners.read(signers, "gpg", System.getenv());
    try (GitJournal journal = GitJournal.open(log, "mxshift test", Optional.empty())) {
      return journal.verify(allowed);
    }
  }

  private String git(String... words) {
    String[] command = new String[words.length + 3];
    command[0] = Binary.GIT.path();
    command[1] = "-C";
    command[2] = log.toString();
    System.arraycopy(words, 0, command, 3, words.length);
    return Command.run(command);
  }
}
