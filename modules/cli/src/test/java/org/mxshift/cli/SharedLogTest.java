package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.audit.GitJournal;
import org.mxshift.contract.Scratch;

/**
 * Two desks and one log: what people say lands from anywhere, with the right to write the log
 * alone.
 */
class SharedLogTest {

  private static final String PLAN = "plans/example.test.yaml";

  @Test
  void anApprovalFromAnotherMachineOpensTheGateHere(@Scratch Path directory) throws Exception {
    Path remote = directory.resolve("remote.git");
    GitJournal.open(remote, "test", Optional.empty()).close();
    try (MailWorld world = new MailWorld(Files.createDirectory(directory.resolve("here")))) {
      Desk here = world.desk().variable("MXSHIFT_AUDIT_REMOTE", remote.toUri().toString());
      Desk there = elsewhere(directory, remote);
      here.file(PLAN, MailWorld.plan("gates: [move]"));
      String fingerprint =
          here.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();
      assertThat(here.run("apply " + PLAN + " --wait --approve " + fingerprint).code())
          .isEqualTo(ExitCode.WAITING);

      assertThat(there.run("status").out()).contains("introduce/mx", "waiting for a person");
      assertThat(there.run("approve example.test move").code()).isEqualTo(ExitCode.OK);
      assertThat(there.run("pause --all --reason lunch").code()).isEqualTo(ExitCode.OK);
      assertThat(here.run("status").out()).contains("lunch");
      assertThat(there.run("resume example.test").code()).isEqualTo(ExitCode.OK);

      assertThat(here.run("advance --wait").out()).contains("example.test is done");
      assertThat(there.run("log example.test").out()).contains("approve 'move' of", "restore/mx");
      assertThat(there.run("status --output json").json().has("stale")).isFalse();
      assertThat(there.run("audit verify").out()).contains("sound", "It goes on from what was");
      Files.move(remote, directory.resolve("away.git"));
      Desk.Screen blind = there.run("status");
      assertThat(blind.out()).contains("done");
      assertThat(blind.err()).contains("as this machine last saw it");
      for (String line : new String[] {"status", "log example.test", "explain example.test"}) {
        assertThat(there.run(line + " --output json").json().at("/stale").asText())
            .as(line)
            .isNotEmpty()
            .isEqualTo(blind.err().replaceFirst("(?s).*last saw it; (.*)\\R", "$1"));
      }
      assertThat(there.run("pause example.test").code()).isNotEqualTo(ExitCode.OK);
    }
  }

  /** A machine with neither plan nor credentials. */
  private static Desk elsewhere(Path directory, Path remote) throws IOException {
    return new Desk(Files.createDirectory(directory.resolve("there")))
        .file("mxshift.yaml", "actor: bob@other.test\n")
        .variable("MXSHIFT_AUDIT_REMOTE", remote.toUri().toString());
  }
}
