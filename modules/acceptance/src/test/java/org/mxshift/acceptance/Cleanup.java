package org.mxshift.acceptance;

import java.util.concurrent.atomic.AtomicBoolean;

/** A clean-up that runs exactly once: at {@link #close}, or when the JVM is told to end before. */
final class Cleanup implements AutoCloseable {
  private final Runnable work;
  private final AtomicBoolean done = new AtomicBoolean();
  private final Thread hook = new Thread(this::once, "mxshift-cleanup");

  Cleanup(Runnable work) {
    this.work = work;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    once();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is already ending: the hook has nothing left to do.
    }
  }

  private void once() {
    if (done.compareAndSet(false, true)) {
      work.run();
    }
  }
}
