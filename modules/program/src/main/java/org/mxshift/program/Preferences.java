package org.mxshift.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;

/**
 * Arithmetic on MX preferences: putting one set of hosts behind another without touching the order
 * inside either.
 *
 * <p>Only the order of preferences means anything to a sender (RFC 5321 section 5.1), so the hosts
 * behind may be renumbered; the hosts in front keep the numbers that their provider asks for.
 */
public final class Preferences {

  private static final int STEP = 10;

  private Preferences() {}

  /** The hosts of these records. */
  public static Set<Name> hosts(Collection<Mx> records) {
    return records.stream().map(Mx::exchange).collect(Collectors.toUnmodifiableSet());
  }

  /** The records whose host is none of these. */
  public static List<Mx> without(Collection<Mx> records, Set<Name> hosts) {
    return records.stream().filter(mx -> !hosts.contains(mx.exchange())).sorted().toList();
  }

  /**
   * All of {@code front} as it is, and the hosts of {@code back} that are not among them, all
   * behind.
   *
   * <p>Untouched where they already are behind; else all shifted by one distance, the next tens
   * that puts ten between; past 65535 their levels are renumbered by ten, or by one where that is
   * tight.
   *
   * @return empty when there is no room behind {@code front}
   */
  public static Optional<List<Mx>> behind(Collection<Mx> front, Collection<Mx> back) {
    List<Mx> tail = without(back, hosts(front));
    if (front.isEmpty() || tail.isEmpty()) {
      return Optional.of(join(front, tail));
    }
    int worst = front.stream().mapToInt(Mx::preference).max().orElseThrow();
    int best = tail.get(0).preference();
    if (best > worst) {
      return Optional.of(join(front, tail));
    }
    int shift = tens(worst + STEP - best);
    if (tail.get(tail.size() - 1).preference() + shift <= Mx.WORST) {
      return Optional.of(
          join(front, tail.stream().map(mx -> mx.at(mx.preference() + shift)).toList()));
    }
    return ranked(tail, worst, STEP)
        .or(() -> ranked(tail, worst, 1))
        .map(list -> join(front, list));
  }

  /**
   * The levels of these records renumbered to {@code from + step}, {@code from + 2 step} and so on;
   * empty when too many.
   */
  public static Optional<List<Mx>> ranked(Collection<Mx> records, int from, int step) {
    List<Integer> levels = records.stream().map(Mx::preference).distinct().sorted().toList();
    if (from + (long) step * levels.size() > Mx.WORST) {
      return Optional.empty();
    }
    return Optional.of(
        records.stream()
            .map(mx -> mx.at(from + step * (levels.indexOf(mx.preference()) + 1)))
            .sorted()
            .toList());
  }

  private static List<Mx> join(Collection<Mx> front, Collection<Mx> back) {
    List<Mx> all = new ArrayList<>(front);
    all.addAll(back);
    return all.stream().sorted().toList();
  }

  private static int tens(int number) {
    return (number + STEP - 1) / STEP * STEP;
  }
}
