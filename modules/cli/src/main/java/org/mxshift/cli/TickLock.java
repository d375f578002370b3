package org.mxshift.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mxshift.audit.PrivateFolder;

/**
 * One tick at a time on one machine, so that nobody takes a write that is under way for one whose
 * process died. People's verbs do not need it: a pause gets in between.
 *
 * <p>A lock of the operating system: it ends with its holder, however that ends.
 */
final class TickLock implements AutoCloseable {

  private static final String FILE = "mxshift-tick.lock";
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final FileChannel channel;

  private TickLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it, waiting for another tick to end.
   *
   * @throws FailedException with {@link ExitCode#NOT_NOW} when that takes longer than the patience
   */
  static TickLock take(Path folder, Duration patience) throws FailedException {
    Path file = folder.resolve(FILE);
    try {
      PrivateFolder.create(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      for (long left = patience.dividedBy(AGAIN); left >= 0; left--) {
        if (locked(channel)) {
          return new TickLock(channel);
        }
        rest();
      }
      channel.close();
    } catch (IOException e) {
      throw Faults.of(e);
    }
    throw new FailedException(
        ExitCode.NOT_NOW,
        "another process is at work on this log (" + file + ")",
        "it ends by itself; try again later");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // by another thread of this process
    }
  }

  private static void rest() {
    try {
      if (new Semaphore(0).tryAcquire(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody releases this");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The operating system lets go when the process ends.
    }
  }
}
