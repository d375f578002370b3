package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The temporary directory of one server: its configuration, data and log; gone after {@link
 * #close}.
 */
final class WorkDirectory implements AutoCloseable {
  private final Path root;
  private final Cleanup cleanup;

  private WorkDirectory(Path root) {
    this.root = root;
    this.cleanup = new Cleanup(() -> delete(root));
  }

  /** Creates it readable for everyone, since Postfix's own users must reach theirs. */
  static WorkDirectory create(String server) {
    try {
      Path root = Files.createTempDirectory("mxshift-" + server + "-");
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new WorkDirectory(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return root.resolve(name);
  }

  /** Writes a file, replacing what was there. */
  Path file(String name, String text) {
    try {
      return Files.writeString(path(name), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file that says of itself it was last changed a minute ago. */
  Path agedFile(String name, String text) {
    try {
      return Files.setLastModifiedTime(
          file(name, text), FileTime.from(Instant.now().minusSeconds(60)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory(String name) {
    try {
      return Files.createDirectories(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a directory that belongs to another user. */
  Path directory(String name, String owner) {
    Path made = directory(name);
    try {
      UserPrincipal user =
          made.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
      return Files.setOwner(made, user);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cleanup.close();
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private static void delete(Path root) {
    for (Path path : deepestFirst(root)) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // A dying server wrote once more; /tmp is the machine's to clean.
      }
    }
  }

  private static List<Path> deepestFirst(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
