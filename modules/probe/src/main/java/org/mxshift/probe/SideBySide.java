package org.mxshift.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same to several things at once, on threads that are gone afterwards. */
final class SideBySide {

  /** What is done to each. */
  interface Task<A, B> {
    B of(A each) throws InterruptedException;
  }

  private SideBySide() {}

  /** The results in the order of what they are of, with at most {@code width} under way. */
  static <A, B> List<B> each(List<A> all, int width, Task<A, B> task) throws InterruptedException {
    if (all.isEmpty()) {
      return List.of();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(width, all.size()), SideBySide::thread);
    try {
      List<Callable<B>> calls = new ArrayList<>();
      all.forEach(each -> calls.add(() -> task.of(each)));
      List<B> results = new ArrayList<>();
      for (Future<B> future : threads.invokeAll(calls)) {
        results.add(result(future));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <B> B result(Future<B> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("interrupted while looking");
      }
      throw new IllegalStateException("a look ended in a way that it must not", e.getCause());
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "mxshift-probe");
    thread.setDaemon(true);
    return thread;
  }
}
