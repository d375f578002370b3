package org.mxshift.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Repositories that do not wait for the disk: for tests that write thousands of commits. */
final class Quick {

  private Quick() {}

  static Path layOut(Path folder) throws IOException {
    Files.createDirectories(folder);
    Store.layOut(folder);
    Path config = folder.resolve("config");
    String text = Files.readString(config);
    Files.writeString(
        config, text + "[core]\n\tfsyncObjectFiles = false\n\tfsyncRefFiles = false\n");
    return folder;
  }
}
