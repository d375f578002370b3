package org.mxshift.steps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;

/**
 * Sets beside MX and SPF: the MTA-STS id, and addresses of mail hosts, of which only the TTL is
 * touched.
 */
final class LoweredTtls {

  private static final int LONGEST_WORD = 50;

  private final Plan plan;
  private final Earlier earlier;
  private final List<Stages> found = new ArrayList<>();
  private final Set<String> words = new HashSet<>();

  private LoweredTtls(Plan plan, Earlier earlier) {
    this.plan = plan;
    this.earlier = earlier;
  }

  static List<Stages> of(Plan plan, ObservedZone zone, Earlier earlier) {
    LoweredTtls lowered = new LoweredTtls(plan, earlier);
    PolicyStages.of(plan, zone).ifPresent(lowered::addPolicy);
    for (Name name : plan.ttl().also()) {
      for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
        RecordSet live = zone.set(name, type);
        if (!live.isAbsent()) {
          lowered.add(word(plan.zone().name(), live), live, plan.ttl().during());
        }
      }
    }
    earlier.dropped(plan).map(key -> zone.set(key.owner(), key.type())).forEach(lowered::back);
    return List.copyOf(lowered.found);
  }

  /** What the run has lowered and the new plan does not name gets its TTL back, and no more. */
  private void back(RecordSet live) {
    if (earlier.ttl(live).filter(was -> live.ttl().compareTo(was) < 0).isPresent()) {
      add(word(plan.zone().name(), live), live, live.ttl());
    }
  }

  private void addPolicy(Stages policy) {
    words.add(policy.word());
    found.add(policy);
  }

  private void add(String word, RecordSet live, Ttl low) {
    String free = word;
    for (int n = 2; !words.add(free); n++) {
      free = word + "-" + n;
    }
    found.add(Stages.ofTtl(free, Image.whole(live), low));
  }

  /** Such as {@code a/mail}: the name within its zone, as far as a move's id can hold it. */
  private static String word(Name zone, RecordSet set) {
    String owner = set.owner().text();
    String within =
        set.owner().equals(zone)
            ? "apex"
            : owner.substring(0, owner.length() - zone.text().length());
    String plain = within.replaceAll("[^a-z0-9.-]", "-").replaceFirst("\\.$", "");
    String kept = plain.length() > LONGEST_WORD ? plain.substring(0, LONGEST_WORD) : plain;
    return set.type().mnemonic().toLowerCase(Locale.ROOT) + "/" + kept;
  }
}
