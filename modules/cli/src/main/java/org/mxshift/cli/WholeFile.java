package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a text into a file whole or not at all: a full disk leaves what was there. */
final class WholeFile {

  private WholeFile() {}

  /**
   * Puts the text in the place of what the file says.
   *
   * @throws IOException when it cannot be written; its message names the file
   */
  static void write(Path path, String text) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      Files.writeString(part, text, UTF_8);
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      throw e; // names the file
    } catch (IOException e) {
      throw new IOException(path + " cannot be written: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
