package org.mxshift.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks one DNS server after the other until one knows. A silent one is not waited for: the next is
 * asked beside it, so that a dead server costs a moment and not its whole time limit.
 *
 * @param <S> a server
 */
final class FirstAnswer<S> {

  private static final Duration MOMENT = Duration.ofMillis(400);

  /** More than any question takes with all its tries; only to never wait for ever. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Function<S, CompletionStage<DnsAnswer>> ask;
  private final Predicate<DnsAnswer> knows;

  FirstAnswer(Function<S, CompletionStage<DnsAnswer>> ask, Predicate<DnsAnswer> knows) {
    this.ask = ask;
    this.knows = knows;
  }

  /**
   * What one server said.
   *
   * @param answer empty when it said nothing
   * @param why the response code, or why there is no answer
   */
  record Said(Optional<DnsAnswer> answer, String why) {}

  private record Arrival<S>(S server, Said said) {}

  /** The first answer that will do; empty when there is none, or this thread is interrupted. */
  Optional<DnsAnswer> of(List<S> servers, BiConsumer<S, Said> useless) {
    BlockingQueue<Arrival<S>> arrivals = new LinkedBlockingQueue<>();
    int started = 0;
    int heard = 0;
    while (heard < servers.size()) {
      if (started < servers.size()) {
        start(servers.get(started++), arrivals);
      }
      Optional<Arrival<S>> next = next(arrivals, started < servers.size() ? MOMENT : LONGEST);
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      if (next.isPresent()) {
        Said said = next.get().said();
        if (said.answer().filter(knows).isPresent()) {
          return said.answer();
        }
        heard++;
        useless.accept(next.get().server(), said);
      }
    }
    return Optional.empty();
  }

  private void start(S server, BlockingQueue<Arrival<S>> arrivals) {
    var unused =
        ask.apply(server)
            .whenComplete(
                (answer, thrown) -> arrivals.add(new Arrival<>(server, said(answer, thrown))));
  }

  @SuppressWarnings("NullAway") // a stage completes with one of the two, the other is null
  private static Said said(DnsAnswer answer, Throwable thrown) {
    return thrown == null
        ? new Said(Optional.of(answer), answer.rcode())
        : new Said(Optional.empty(), Shown.fault(DnsClient.fault(thrown)));
  }

  private static <T> Optional<T> next(BlockingQueue<T> queue, Duration limit) {
    try {
      return Optional.ofNullable(queue.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
