package org.mxshift.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mxshift.engine.JournalException;

/**
 * One writer at a time on this machine: a lock of the operating system, which dies with its
 * process.
 */
final class WriterLock implements AutoCloseable {

  static final String FILE = "mxshift.lock";

  private static final Duration POLL = Duration.ofMillis(20);

  private final Path file;
  private Optional<FileChannel> channel = Optional.empty();
  private Optional<FileLock> held = Optional.empty();
  private int holders;

  /** The lock of this folder; nothing is opened until it is taken. */
  WriterLock(Path folder) {
    file = folder.resolve(FILE);
  }

  /** Takes the lock, once more where this object has it already; true when it was not held yet. */
  synchronized boolean take(Duration limit) throws JournalException {
    boolean first = holders == 0;
    if (first) {
      held = Optional.of(acquire(limit));
    }
    holders++;
    return first;
  }

  synchronized void release() {
    holders--;
    if (holders == 0) {
      held.ifPresent(WriterLock::close);
      held = Optional.empty();
    }
  }

  private FileLock acquire(Duration limit) throws JournalException {
    for (long left = limit.dividedBy(POLL); ; left--) {
      Optional<FileLock> lock = attempt();
      if (lock.isPresent()) {
        return lock.get();
      }
      if (left <= 0 || !patience()) {
        throw new JournalException(
            JournalException.Kind.LOCKED,
            "another process is writing to the log ("
                + file
                + " is locked); try again in a moment");
      }
    }
  }

  private Optional<FileLock> attempt() throws JournalException {
    try {
      return Optional.ofNullable(channel().tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new JournalException(
          JournalException.Kind.UNREACHABLE,
          "the log cannot be locked (" + file + "): " + e.getMessage(),
          e);
    }
  }

  private FileChannel channel() throws IOException {
    if (channel.isEmpty()) {
      channel =
          Optional.of(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }
    return channel.get();
  }

  /** Waits for one poll; false when this thread is asked to end. */
  private static boolean patience() {
    try {
      return !new CountDownLatch(1).await(POLL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Lets go of everything; it may be taken again. */
  @Override
  public synchronized void close() {
    holders = 0;
    held = Optional.empty();
    channel.ifPresent(WriterLock::close);
    channel = Optional.empty();
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException("a lock file does not close: " + e.getMessage(), e);
    }
  }
}
