package org.mxshift.checks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.mxshift.model.Name;

/** As much mail comes as usual, and none of it to the old hosts any more. */
final class M01MailMovesOver implements Check {

  private static final About ABOUT =
      About.of(
          "M01",
          "as much mail comes as ever, and none to the old hosts",
          Severity.WARN,
          Phase.DURING,
          Phase.AFTER);

  /** So long the old hosts should have taken nothing before they leave. */
  private static final Duration QUIET = Duration.ofHours(6);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    return Volume.judged(subject, sights, (volume, old) -> judge(subject, sights, volume, old));
  }

  private static Finding judge(Subject subject, Sights sights, Volume volume, List<Name> old) {
    List<Name> all = Stream.concat(subject.newHosts(sights).stream(), old.stream()).toList();
    long day = volume.of(all, Volume.DAY);
    long late = volume.of(old, QUIET);
    boolean drops = day < volume.usual() / 2;
    List<Name> uncounted = volume.uncounted(drops ? all : old);
    return (!uncounted.isEmpty() && late == 0
            ? Volume.unknown(uncounted)
            : drops && uncounted.isEmpty() ? drop(day, volume.usual()) : balance(late, day))
        .because(volume.evidence(all, Volume.DAY));
  }

  private static Finding drop(long day, long usual) {
    return Finding.warn(
        day + " messages came in the last day, " + usual + " on a usual one before",
        "look whether senders are refused or put off: S06, D01 and the logs of the new hosts");
  }

  private static Finding balance(long late, long day) {
    String hours = " in the last " + QUIET.toHours() + " hours";
    return late > 0
        ? Finding.warn(
            "old hosts took " + late + " messages" + hours,
            "wait until it is none before they leave DNS ('mxshift pause'); see who still brings"
                + " them: caches, or senders who never look at DNS")
        : Finding.pass("old hosts took nothing" + hours + ", " + day + " messages came in a day");
  }
}
