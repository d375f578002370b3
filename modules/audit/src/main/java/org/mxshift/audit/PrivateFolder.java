package org.mxshift.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder for what is nobody else's to read: the log names mail addresses, hosts and who acted.
 */
public final class PrivateFolder {

  private PrivateFolder() {}

  /**
   * Makes the folder and those above it that are missing, for their owner alone (700) where the
   * file system knows owners; one that is there stays as it is, for people who share it.
   *
   * @throws IOException when it cannot be made, or is no folder
   */
  public static Path create(Path folder) throws IOException {
    if (Files.isDirectory(folder)
        || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createDirectories(folder);
    }
    return Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
