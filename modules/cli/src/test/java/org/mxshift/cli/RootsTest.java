package org.mxshift.cli;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.settings.Network;

/** Who is believed instead of the public roots. */
class RootsTest {

  @Scratch private Path folder;

  private Network network(Path file) {
    return new Network(25, Map.of(), true, 443, Optional.of(file));
  }

  @Test
  void aFileOfCertificatesIsBelievedAndNobodyElse() throws Exception {
    Path file = folder.resolve("ca.pem");
    Files.copy(RootsTest.class.getResourceAsStream("/tls/ca.pem"), file);
    assertThat(Roots.of(network(file)).orElseThrow().getAcceptedIssuers())
        .singleElement()
        .satisfies(
            root ->
                assertThat(root.getSubjectX500Principal().getName())
                    .isEqualTo("CN=mxshift test CA"));
    assertThat(Roots.of(new Network(25, Map.of(), true))).isEmpty();
  }

  @Test
  void aFileThatIsNoneIsToldWithWhatToDo() throws Exception {
    Path file = Files.writeString(folder.resolve("ca.pem"), "hello");
    for (Path wrong : new Path[] {file, folder.resolve("missing.pem")}) {
      FailedException failure =
          catchThrowableOfType(FailedException.class, () -> Roots.of(network(wrong)));
      assertThat(failure.code()).isEqualTo(ExitCode.INVALID);
      assertThat(failure).hasMessageContaining("network.roots: " + wrong + " cannot be read");
      assertThat(failure.next()).contains("write a PEM file there");
    }
  }
}
