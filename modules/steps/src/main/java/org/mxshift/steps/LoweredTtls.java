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
import org.mxshift.plan.Plan;

/** Sets of which only the TTL is lowered and restored: the MTA-STS id, addresses of mail hosts. */
final class LoweredTtls {

  /** How the value begins that names an MTA-STS policy (RFC 8461 section 3.1). */
  private static final String STS = "v=STSv1";

  private static final int LONGEST_WORD = 50;

  private final Plan plan;
  private final List<Stages> found = new ArrayList<>();
  private final Set<String> words = new HashSet<>();

  private LoweredTtls(Plan plan) {
    this.plan = plan;
  }

  static List<Stages> of(Plan plan, ObservedZone zone) {
    LoweredTtls lowered = new LoweredTtls(plan);
    RecordSet policy = zone.set(ObservedZone.policy(plan.domain()), RecordType.TXT);
    Image id =
        Image.sharing(
            policy.withValues(policy.txt().stream().filter(t -> t.startsWith(STS)).toList()), STS);
    if (!id.set().isAbsent()) {
      lowered.add("mta-sts", id);
    }
    for (Name name : plan.ttl().also()) {
      for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
        RecordSet live = zone.set(name, type);
        if (!live.isAbsent()) {
          lowered.add(word(plan.zone().name(), live), Image.whole(live));
        }
      }
    }
    return List.copyOf(lowered.found);
  }

  private void add(String word, Image live) {
    String free = word;
    for (int n = 2; !words.add(free); n++) {
      free = word + "-" + n;
    }
    found.add(Stages.ofTtl(free, live, plan.ttl().during()));
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
