package org.mxshift.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Unseen;

/**
 * What was seen for one subject, and how each check judges it by now. Belongs to one thread.
 *
 * <p>A check is judged again only when something arrives that it missed the last time.
 */
final class Notebook {

  /** More than any domain needs: whoever wants more runs in circles. */
  private static final int MOST = 2000;

  private static final String REPORT = "this is a fault of mxshift; please report it";

  private final Subject subject;
  private final Map<Inquiry<?>, Sighting<?>> seen = new HashMap<>();
  private final Set<Inquiry<?>> asked = new HashSet<>();
  private final Map<Check, Judgement> judgements = new LinkedHashMap<>();
  private Optional<String> over = Optional.empty();

  private record Judgement(Finding finding, Set<Inquiry<?>> missing) {}

  Notebook(Subject subject, List<Check> checks) {
    this.subject = subject;
    checks.forEach(check -> judgements.put(check, judge(check)));
  }

  /** What is to be looked at now: wanted by some check, and not asked before. */
  List<Inquiry<?>> wanted() {
    List<Inquiry<?>> wanted = new ArrayList<>();
    for (Judgement judgement : judgements.values()) {
      judgement.missing().stream().filter(asked::add).forEach(wanted::add);
    }
    return wanted;
  }

  /** Somebody looked. */
  void note(Inquiry<?> inquiry, Sighting<?> sighting) {
    seen.put(inquiry, sighting);
    judgements.replaceAll((check, last) -> last.missing().contains(inquiry) ? judge(check) : last);
  }

  /** Nobody looks any more; whoever still misses something hears why. */
  void giveUp(String why) {
    over = Optional.of(why);
    judgements.replaceAll((check, last) -> last.missing().isEmpty() ? last : judge(check));
  }

  int settled() {
    return (int) judgements.values().stream().filter(each -> each.missing().isEmpty()).count();
  }

  List<Result> results() {
    return judgements.entrySet().stream()
        .map(each -> new Result(each.getKey().about(), each.getValue().finding(), Optional.empty()))
        .toList();
  }

  private Judgement judge(Check check) {
    Reading reading = new Reading();
    return new Judgement(finding(check, reading), reading.missing);
  }

  private Finding finding(Check check, Sights sights) {
    try {
      return check.judge(subject, sights);
    } catch (UnseenException e) {
      String remedy = "look again from where this can be seen; until then nothing is known of it";
      return Finding.inconclusive(e.why(), remedy);
    } catch (RuntimeException e) {
      return Finding.inconclusive("the check itself failed: " + e, REPORT);
    }
  }

  /** What one judgement finds, and misses. */
  private final class Reading implements Sights {

    private final Set<Inquiry<?>> missing = new LinkedHashSet<>();

    @Override
    @SuppressWarnings("unchecked") // note() is called with what was seen of this very inquiry
    public <A> Sighting<A> of(Inquiry<A> inquiry) {
      Sighting<?> there = seen.get(inquiry);
      if (there != null) {
        return (Sighting<A>) there;
      }
      if (over.isPresent()) {
        return new Unseen<>(over.get());
      }
      if (asked.size() + missing.size() >= MOST && !asked.contains(inquiry)) {
        return new Unseen<>("more than " + MOST + " looks for one domain");
      }
      missing.add(inquiry);
      return new Unseen<>("not looked at yet");
    }
  }
}
