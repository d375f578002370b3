package org.mxshift.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.mxshift.model.TimeText;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Observer;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Unseen;

/**
 * Runs checks: looks at what they want side by side, each thing once, and judges again with every
 * sight that arrives, so that nobody waits for what somebody else waits for. Safe for use by
 * several threads, one subject each.
 */
public final class Inspection implements AutoCloseable {

  private final ThreadPoolExecutor threads;
  private final LongSupplier ticker;
  private final Duration limit;

  /**
   * Nothing starts before the first subject.
   *
   * @param width how many things are looked at side by side, over all subjects
   * @param ticker nanoseconds from any origin that only grow
   * @param limit the longest that one subject may take; what is not seen by then, is inconclusive
   */
  public Inspection(int width, LongSupplier ticker, Duration limit) {
    this.ticker = ticker;
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            width, width, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Inspection::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * How far it is.
   *
   * @param settled checks that miss nothing more
   * @param checks all of them
   * @param underWay what is being looked at
   */
  public record Progress(int settled, int checks, List<String> underWay) {
    /** Copies the list. */
    public Progress {
      underWay = List.copyOf(underWay);
    }
  }

  private record Arrival(Inquiry<?> inquiry, Sighting<?> sighting) {}

  /**
   * Checks one subject.
   *
   * @param observer who looks
   * @param progress told on this thread, after each sight
   * @return one result for each check, in their order
   */
  public List<Result> of(
      Subject subject, List<Check> checks, Observer observer, Consumer<Progress> progress)
      throws InterruptedException {
    long end = ticker.getAsLong() + limit.toNanos();
    Notebook notes = new Notebook(subject, checks);
    BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    Map<Inquiry<?>, Future<?>> underWay = new LinkedHashMap<>();
    try {
      send(notes, observer, arrivals, underWay);
      while (!underWay.isEmpty()) {
        progress.accept(progress(notes, checks.size(), underWay));
        Arrival first = arrivals.poll(end - ticker.getAsLong(), TimeUnit.NANOSECONDS);
        if (first == null) {
          notes.giveUp("nothing was heard within " + shown(limit));
          break;
        }
        take(first, arrivals, notes, underWay);
        send(notes, observer, arrivals, underWay);
      }
      return notes.results();
    } finally {
      underWay.values().forEach(each -> each.cancel(true));
    }
  }

  private static void take(
      Arrival first,
      BlockingQueue<Arrival> arrivals,
      Notebook notes,
      Map<Inquiry<?>, Future<?>> underWay) {
    List<Arrival> all = new ArrayList<>(List.of(first));
    arrivals.drainTo(all);
    for (Arrival arrival : all) {
      underWay.remove(arrival.inquiry());
      notes.note(arrival.inquiry(), arrival.sighting());
    }
  }

  private void send(
      Notebook notes,
      Observer observer,
      BlockingQueue<Arrival> arrivals,
      Map<Inquiry<?>, Future<?>> underWay) {
    for (Inquiry<?> inquiry : notes.wanted()) {
      underWay.put(
          inquiry,
          threads.submit(() -> arrivals.add(new Arrival(inquiry, look(observer, inquiry)))));
    }
  }

  private static Sighting<?> look(Observer observer, Inquiry<?> inquiry) {
    try {
      return observer.see(inquiry);
    } catch (RuntimeException e) {
      return new Unseen<>("the look itself failed: " + e);
    }
  }

  private static String shown(Duration length) {
    return length.toMillis() < 1000 ? length.toMillis() + "ms" : TimeText.print(length);
  }

  private static Progress progress(
      Notebook notes, int checks, Map<Inquiry<?>, Future<?>> underWay) {
    List<String> sentences = underWay.keySet().stream().map(Inquiry::sentence).toList();
    return new Progress(notes.settled(), checks, sentences);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "mxshift-check");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends what is still under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
