package org.mxshift.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The files that hold the objects, to the last byte: JGit stops reading before the checksum of a
 * compressed object, and never asks for that of a pack.
 */
final class ObjectFiles {

  private static final int DIGEST = 20;

  private final Path folder;
  private final List<Fault> faults = new ArrayList<>();

  /** The files of the repository in this folder. */
  ObjectFiles(Path folder) {
    this.folder = folder;
  }

  /** Reads them all; what is damaged. */
  List<Fault> check() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("objects"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        check(file);
      }
    }
    return faults;
  }

  private void check(Path file) {
    String name = file.getFileName().toString();
    String parent = file.getName(file.getNameCount() - 2).toString();
    try {
      if (parent.length() == 2 && name.length() == 2 * DIGEST - 2) {
        loose(file, parent + name);
      } else if (name.endsWith(".pack") || name.endsWith(".idx")) {
        packed(file);
      }
    } catch (IOException | RuntimeException e) {
      fault(file, "is damaged: " + e.getMessage());
    }
  }

  private void loose(Path file, String id) throws IOException {
    Inflater inflater = new Inflater();
    try (InputStream in = Files.newInputStream(file);
        InflaterInputStream inflated = new InflaterInputStream(in, inflater)) {
      MessageDigest digest = sha1();
      byte[] buffer = new byte[1 << 14];
      for (int read = inflated.read(buffer); read >= 0; read = inflated.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(id)) {
        fault(file, "is damaged: its bytes are not those that gave object " + id + " its name");
      } else if (inflater.getRemaining() > 0 || in.read() >= 0) {
        fault(file, "is damaged: more follows after object " + id);
      }
    } finally {
      inflater.end();
    }
  }

  /** A pack and its index end with the digest of all that stands before. */
  private void packed(Path file) throws IOException {
    MessageDigest digest = sha1();
    byte[] end = new byte[0];
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] read = in.readNBytes(1 << 14); read.length > 0; read = in.readNBytes(1 << 14)) {
        byte[] all = Arrays.copyOf(end, end.length + read.length);
        System.arraycopy(read, 0, all, end.length, read.length);
        int keep = Math.min(DIGEST, all.length);
        digest.update(all, 0, all.length - keep);
        end = Arrays.copyOfRange(all, all.length - keep, all.length);
      }
    }
    if (!Arrays.equals(digest.digest(), end)) {
      fault(file, "is damaged: its checksum is not that of its bytes");
    }
  }

  private void fault(Path file, String what) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    faults.add(new Fault("", path, what));
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
