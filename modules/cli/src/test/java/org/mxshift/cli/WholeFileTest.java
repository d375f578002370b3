package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;

/** A seal or a plan is there whole, or it is not there. */
class WholeFileTest {

  private static final Path FULL = Path.of("/dev/full");

  @Test
  void aFullDiskLeavesWhatWasThere(@Scratch Path folder) throws IOException {
    assumeTrue(Files.exists(FULL));
    Path seal = folder.resolve("example.com.sealed.json");
    WholeFile.write(seal, "reviewed");
    Path part = folder.resolve("example.com.sealed.json.part");
    Files.createSymbolicLink(part, FULL);
    assertThatThrownBy(() -> WholeFile.write(seal, "new"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(seal + " cannot be written: ");
    assertThat(seal).hasContent("reviewed");
    assertThat(part).doesNotExist();
    WholeFile.write(seal, "new");
    assertThat(seal).hasContent("new");
    assertThat(folder).isDirectoryContaining(seal::equals);
  }
}
