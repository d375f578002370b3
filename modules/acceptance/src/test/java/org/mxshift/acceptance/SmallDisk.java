package org.mxshift.acceptance;

import java.nio.file.Path;
import java.util.List;

/** A disk of its own for one test: as small as wanted, and writable as long as wanted. */
final class SmallDisk implements AutoCloseable {

  private final Path folder;
  private final Cleanup cleanup;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.cleanup = new Cleanup(() -> Command.run("umount", "-l", folder.toString()));
  }

  /** Mounts it there, with options of tmpfs; skips the test where that is not allowed. */
  static SmallDisk mount(Path folder, String options) {
    Command mounted =
        Command.attempt(
            List.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()), "");
    if (mounted.exit() != 0) {
      Servers.missing("this user may not mount a tmpfs: " + mounted.output());
    }
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  void now(String options) {
    Command.run("mount", "-o", "remount," + options, folder.toString());
  }

  @Override
  public void close() {
    cleanup.close();
  }
}
