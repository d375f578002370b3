package org.mxshift.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.audit.SshNotary;
import org.mxshift.audit.SshPurpose;
import org.mxshift.audit.SshSigner;
import org.mxshift.model.PublicKey;

/** What signs and judges looks of others means by it what OpenSSH means. */
class SignedLookTest {

  private static final String LOOK = "{\"domain\":\"example.com.\",\"summary\":\"250 \u00e4\"}";

  @Test
  void opensshVerifiesWhatIsSignedHereAndTheOtherWayRound() throws Exception {
    Servers.require(Binary.SSH_KEYGEN);
    try (WorkDirectory work = WorkDirectory.create("look")) {
      Path key = SshServer.key(work.path("key"));
      PublicKey shown = PublicKey.parse(Files.readString(work.path("key.pub")).strip());
      Path allowed = work.file("allowed", "box " + shown + "\n");
      String made = new SshSigner(key, SshPurpose.LOOK).sign(LOOK.getBytes(UTF_8));
      Path signature = work.file("made", made);
      Command verified =
          Command.attempt(
              List.of(
                  Binary.SSH_KEYGEN.path(),
                  "-Y",
                  "verify",
                  "-n",
                  SshPurpose.LOOK.namespace(),
                  "-I",
                  "box",
                  "-f",
                  allowed.toString(),
                  "-s",
                  signature.toString()),
              LOOK);
      assertThat(verified.exit()).as(verified.output()).isZero();

      String theirs = signed(work, key, SshPurpose.LOOK.namespace());
      assertThat(new SshNotary().signer(List.of(shown), LOOK, theirs)).isEqualTo(shown);
      String commit = signed(work, key, "git");
      assertThatThrownBy(() -> new SshNotary().signer(List.of(shown), LOOK, commit))
          .hasMessageContaining("made for something else than a look at mail hosts");
    }
  }

  private static String signed(WorkDirectory work, Path key, String namespace) throws Exception {
    Path file = work.file("look-" + namespace, LOOK);
    Command.run(
        Binary.SSH_KEYGEN.path(),
        "-Y",
        "sign",
        "-f",
        key.toString(),
        "-n",
        namespace,
        file.toString());
    return Files.readString(file.resolveSibling(file.getFileName() + ".sig"));
  }
}
