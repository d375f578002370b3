package org.mxshift.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.model.Name;

/**
 * Ticks, and with patience goes on ticking until nothing is left that time alone would bring.
 *
 * <p>While it rests it looks into the log now and then, since people may have said something.
 */
final class Staying {

  private static final Duration LOOK_UP = Duration.ofSeconds(30);
  private static final Duration LEAST = Duration.ofMillis(50);
  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

  private final Wiring wiring;
  private final Ticking ticking;

  Staying(Wiring wiring) {
    this.wiring = wiring;
    this.ticking = new Ticking(wiring);
  }

  /** One tick each, even when one of them fails. */
  List<Ticked> once(Collection<Name> domains) throws FailedException, JournalException {
    List<Ticked> all = new ArrayList<>();
    try (Turn turn = wiring.turn()) {
      for (Name domain : domains) {
        if (!wiring.shell().interrupts().isAsked()) {
          all.add(ticking.tick(domain, turn));
        }
      }
    }
    return all;
  }

  /**
   * Ticks until all are over, stopped or wait for a person.
   *
   * @param limit when to leave all the same
   * @throws FailedException with {@link ExitCode#NOT_NOW} at the limit, with {@link
   *     ExitCode#INTERRUPTED} when asked to end
   */
  List<Ticked> until(Collection<Name> domains, Optional<Instant> limit)
      throws FailedException, JournalException {
    Map<Name, Ticked> last = new LinkedHashMap<>();
    List<Name> open = new ArrayList<>(domains);
    while (true) {
      for (Ticked ticked : once(open)) {
        Name domain = ticked.outlook().domain();
        tell(Optional.ofNullable(last.get(domain)), ticked);
        last.merge(domain, ticked, Ticked::then);
        if (!ticked.waits()) {
          open.remove(domain);
        }
      }
      refuseInterrupted(domains);
      if (open.isEmpty()) {
        return List.copyOf(last.values());
      }
      rest(open.stream().map(last::get).toList(), limit);
      refuseInterrupted(domains);
    }
  }

  private void rest(List<Ticked> open, Optional<Instant> limit) throws FailedException {
    Instant now = wiring.shell().clock().instant();
    if (limit.filter(at -> !now.isBefore(at)).isPresent()) {
      throw new FailedException(
          ExitCode.NOT_NOW,
          "the time given is over; "
              + open.get(0).outlook().domain()
              + " still waits: "
              + open.get(0).outlook().why(),
          "'mxshift advance --wait' goes on");
    }
    Instant wake = now.plus(LOOK_UP);
    for (Ticked ticked : open) {
      Instant due = ticked.due().orElse(now.plus(TRY_AGAIN));
      wake = due.isBefore(wake) ? due : wake;
    }
    wake = limit.isPresent() && limit.get().isBefore(wake) ? limit.get() : wake;
    Duration left = Duration.between(now, wake);
    wiring.shell().interrupts().rest(left.compareTo(LEAST) < 0 ? LEAST : left);
  }

  /** What happened since the last tick goes to stderr while it happens. */
  private void tell(Optional<Ticked> before, Ticked now) {
    Times times = wiring.times();
    for (var entry : now.entries()) {
      wiring
          .shell()
          .err()
          .println(
              times.utc(entry.at())
                  + " "
                  + now.outlook().domain()
                  + " "
                  + Words.typeable(entry.event().sentence(), now.outlook().domain()));
    }
    now.outlook()
        .errand()
        .filter(
            errand -> before.flatMap(b -> b.outlook().errand()).filter(errand::equals).isEmpty())
        .ifPresent(
            errand ->
                Errands.lines(errand)
                    .forEach(line -> wiring.shell().err().println(Visible.text(line))));
    String why = now.outlook().why();
    if (before.filter(b -> b.outlook().why().equals(why)).isEmpty()) {
      String due = now.next(times).map(next -> ", next " + next).orElse("");
      wiring
          .shell()
          .err()
          .println(
              times.utc(times.now())
                  + " "
                  + now.outlook().domain()
                  + " "
                  + now.outlook().state()
                  + ": "
                  + now.outlook().why()
                  + due);
    }
    wiring.shell().err().flush();
  }

  private void refuseInterrupted(Collection<Name> domains) throws FailedException {
    if (wiring.shell().interrupts().isAsked()) {
      List<String> names = domains.stream().map(Name::toString).toList();
      throw new FailedException(
          ExitCode.INTERRUPTED,
          "interrupted; the log is sound and nothing is half done",
          "'mxshift advance " + String.join(" ", names) + " --wait' goes on");
    }
  }
}
