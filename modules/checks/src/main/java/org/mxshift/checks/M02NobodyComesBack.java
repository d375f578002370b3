package org.mxshift.checks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mxshift.model.Name;
import org.mxshift.spi.Traffic.Count;

/** Nobody brings mail to the old hosts once they have left DNS. */
final class M02NobodyComesBack implements Check {

  private static final About ABOUT =
      About.of("M02", "nobody brings mail to hosts that have left DNS", Severity.INFO, Phase.AFTER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    return Volume.judged(subject, sights, M02NobodyComesBack::judge);
  }

  private static Finding judge(Volume volume, List<Name> old) {
    List<Count> late = volume.evidence(old, Volume.DAY);
    long number = volume.of(old, Volume.DAY);
    return (late.isEmpty()
            ? quiet(volume, old)
            : Finding.warn(
                Words.and(old) + " took " + number + " messages in the last day" + by(late),
                "tell them where mail goes now: they have the old hosts written down, or are"
                    + " customers there; keep the old side taking mail until they are gone"))
        .because(late);
  }

  private static Finding quiet(Volume volume, List<Name> old) {
    List<Name> uncounted = volume.uncounted(old);
    return uncounted.isEmpty()
        ? Finding.pass(Words.and(old) + " took nothing in the last day")
        : Volume.unknown(uncounted);
  }

  /** Who brought most, as far as it is told. */
  private static String by(List<Count> late) {
    Map<String, Long> who = new TreeMap<>();
    late.stream()
        .filter(line -> !line.from().isEmpty())
        .forEach(line -> who.merge(line.from(), line.messages(), Long::sum));
    List<String> most =
        who.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(3)
            .map(each -> each.getKey() + " (" + each.getValue() + ")")
            .toList();
    return most.isEmpty() ? "" : ", most from " + Words.and(most);
  }
}
