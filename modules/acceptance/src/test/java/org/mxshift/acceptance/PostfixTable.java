package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * A look-up table that a running Postfix notices to have changed, before it takes its next client.
 * It compares whole seconds of the file's time, so every change moves that on by one second.
 */
record PostfixTable(WorkDirectory work, String name) {

  /** Makes an empty one. */
  static PostfixTable create(WorkDirectory work, String name) {
    Servers.require(Binary.POSTMAP);
    work.directory("postmap");
    work.agedFile("postmap/main.cf", "compatibility_level = 3.6\n");
    PostfixTable table = new PostfixTable(work, name);
    table.index("", Instant.now().minusSeconds(3600));
    return table;
  }

  /** As main.cf names it. */
  String reference() {
    return "hash:" + work.path(name);
  }

  /** Replaces the content: lines of key and value. */
  void write(String lines) {
    try {
      index(lines, Files.getLastModifiedTime(indexFile()).toInstant().plusSeconds(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void index(String lines, Instant changed) {
    work.file(name, lines);
    Command.run(Binary.POSTMAP.path(), "-c", work.path("postmap").toString(), reference());
    try {
      Files.setLastModifiedTime(indexFile(), FileTime.from(changed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path indexFile() {
    return work.path(name + ".db");
  }
}
