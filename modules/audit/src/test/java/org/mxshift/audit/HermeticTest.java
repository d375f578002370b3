package org.mxshift.audit;

import static org.mxshift.claims.Claims.assertThat;

import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;

/** JGit sees nothing of the machine. */
class HermeticTest {

  @Test
  void settingsAreOursAndNoOtherFile() throws Exception {
    Hermetic.install();
    SystemReader reader = SystemReader.getInstance();
    assertThat(reader.getUserConfig().toText()).contains("fsyncObjectFiles = true", "auto = 0");
    assertThat(reader.getUserConfig().getBoolean("core", "fsyncRefFiles", false)).isTrue();
    assertThat(reader.getenv("HOME")).isNull();
    Hermetic.install();
    assertThat(SystemReader.getInstance()).isSameAs(reader);
  }

  /** Else JGit writes files for three seconds to find out, and notes it in the home directory. */
  @Test
  void fileSystemsAreNotProbed() {
    Hermetic.install();
    assertThat(
            FS.FileStoreAttributes.get(java.nio.file.Path.of("pom.xml")).getFsTimestampResolution())
        .hasSeconds(1);
  }
}
