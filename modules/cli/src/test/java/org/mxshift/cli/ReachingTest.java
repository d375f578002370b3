package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mxshift.plan.Login;
import org.mxshift.plan.Reach;
import org.mxshift.plan.SecretRef;
import org.mxshift.plan.ServerUrl;
import org.mxshift.probe.Inbox;
import org.mxshift.settings.SecretReader;

/** The plan of a run comes from the log: it may ask for a program, and this machine says which. */
class ReachingTest {

  @TempDir private Path directory;

  private Inbox inbox(List<String> asked, List<List<String>> allowed) {
    Login login =
        new Login("probe", Login.Means.PASSWORD, new SecretRef(SecretRef.Place.COMMAND, asked));
    Reach reach =
        new Reach(
            Optional.of(
                new org.mxshift.plan.Inbox(new ServerUrl("imaps", "imap.example.com", 993), login)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    SecretReader secrets = new SecretReader(Map.of("PATH", "/usr/bin:/bin"));
    return new Reaching(directory, secrets, allowed).inboxes(reach).target().orElseThrow();
  }

  @Test
  void aCommandThatTheSettingsListIsRun() throws Exception {
    List<String> words = List.of("printf", "opened");
    assertThat(inbox(words, List.of(words)).key().read().reveal()).isEqualTo("opened");
  }

  @Test
  void anyOtherIsNotRunNotEvenTheSameProgram() {
    List<String> words = List.of("touch", directory.resolve("run").toString());
    for (List<List<String>> allowed :
        List.of(List.<List<String>>of(), List.of(List.of("touch", "other")))) {
      assertThatThrownBy(() -> inbox(words, allowed).key().read())
          .isInstanceOf(IOException.class)
          .hasMessage(
              "the secret of verify.inbox: the plan names the command touch, and mxshift.yaml does"
                  + " not allow it with these words; write them under commands there");
    }
    assertThat(directory).isEmptyDirectory();
  }
}
