package org.mxshift.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Traffic;
import org.mxshift.spi.Traffic.Count;

/**
 * How much mail hosts took, counted back from now.
 *
 * @param lines all that is written down
 * @param now when it was read
 */
record Volume(List<Count> lines, Instant now) {

  static final Duration DAY = Duration.ofDays(1);

  private static final String PLACE = "old_side.traffic";

  /** Older than this, the newest line says nothing of now. */
  private static final Duration FRESH = Duration.ofHours(6);

  /** Copies the lines, those of the future aside. */
  Volume {
    Instant end = now;
    lines = lines.stream().filter(line -> !line.at().isAfter(end)).toList();
  }

  private static Volume of(Subject subject, Sights sights) {
    Seen<List<Count>> seen = sights.dated(new Traffic(subject.domain()));
    return new Volume(seen.answer(), seen.at());
  }

  /**
   * What a check makes of it and of the hosts that leave; where nobody counts, or nobody does any
   * more, there is nothing to judge.
   */
  static Finding judged(
      Subject subject, Sights sights, BiFunction<Volume, List<Name>, Finding> judge) {
    boolean told = subject.plan().flatMap(plan -> plan.oldSide().traffic()).isPresent();
    List<Name> old = subject.leaving();
    if (!told || old.isEmpty()) {
      return Finding.notApplicable("nobody tells how much mail the hosts take (" + PLACE + ")");
    }
    Volume volume = of(subject, sights);
    return (volume.isStale() ? volume.stale() : judge.apply(volume, old)).at(PLACE);
  }

  /** Whether somebody still writes it down. */
  private boolean isStale() {
    return since(FRESH).findAny().isEmpty();
  }

  /** Those of them of whom nobody wrote down lately what they took. */
  List<Name> uncounted(Collection<Name> hosts) {
    return hosts.stream()
        .filter(host -> since(FRESH).noneMatch(line -> line.host().equals(host)))
        .toList();
  }

  /** The lines of the last while. */
  Stream<Count> since(Duration back) {
    return lines.stream().filter(line -> line.at().isAfter(now.minus(back)));
  }

  /** What these hosts took in the last while. */
  long of(Collection<Name> hosts, Duration back) {
    return since(back).filter(line -> hosts.contains(line.host())).mapToLong(Count::messages).sum();
  }

  /** How much came on a usual day before the last one; zero where less than a day is known. */
  long usual() {
    Instant end = now.minus(DAY);
    Instant first = lines.stream().map(Count::at).min(Instant::compareTo).orElse(end);
    long days = Duration.between(first, end).toDays();
    Instant start = end.minus(DAY.multipliedBy(days));
    return days < 1
        ? 0
        : lines.stream()
                .filter(line -> line.at().isAfter(start) && !line.at().isAfter(end))
                .mapToLong(Count::messages)
                .sum()
            / days;
  }

  /** The newest lines of these hosts that tell of mail. */
  List<Count> evidence(Collection<Name> hosts, Duration back) {
    return since(back)
        .filter(line -> hosts.contains(line.host()) && line.messages() > 0)
        .sorted((one, two) -> two.at().compareTo(one.at()))
        .limit(50)
        .toList();
  }

  private Finding stale() {
    String last =
        lines.stream().map(Count::at).max(Instant::compareTo).map(at -> " since " + at).orElse("");
    return unknown("the hosts took" + last);
  }

  /** As long as nobody counts them, silence says nothing. */
  static Finding unknown(List<Name> hosts) {
    return unknown(Words.and(hosts) + " took in the last " + FRESH.toHours() + " hours");
  }

  private static Finding unknown(String what) {
    return Finding.inconclusive(
        "nobody has written down what " + what,
        "see that whoever writes the file of "
            + PLACE
            + " runs; it adds lines for hosts that took nothing, too");
  }
}
