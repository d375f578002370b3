package org.mxshift.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.plan.Plan;
import org.mxshift.policy.StsRecord;

/**
 * The id of the MTA-STS policy through a run: as it is, for old and new hosts, for the new ones
 * alone (RFC 8461 section 8.1). Where no host comes or goes, or senders cannot read the record
 * anyway, only its TTL is touched.
 */
final class PolicyStages {

  static final String WORD = "mta-sts";

  private PolicyStages() {}

  /** Empty where the domain has no policy. */
  static Optional<Stages> of(Plan plan, ObservedZone zone) {
    RecordSet policy = zone.set(ObservedZone.policy(plan.domain()), RecordType.TXT);
    RecordSet live =
        policy.withValues(
            policy.txt().stream().filter(txt -> txt.startsWith(StsRecord.PREFIX)).toList());
    if (live.isAbsent()) {
      return Optional.empty();
    }
    Image image = Image.sharing(live, StsRecord.PREFIX);
    Stages untouched = Stages.ofTtl(WORD, image, plan.ttl().during());
    return Optional.of(record(live).flatMap(id -> moving(plan, live, id)).orElse(untouched));
  }

  private static Optional<StsRecord> record(RecordSet live) {
    try {
      return live.values().size() == 1
          ? Optional.of(StsRecord.parse(live.txt().get(0).joined()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Stages> moving(Plan plan, RecordSet live, StsRecord record) {
    Hosts hosts = Hosts.of(plan);
    if (hosts.closing() || (hosts.newcomers().isEmpty() && hosts.leavers().isEmpty())) {
      return Optional.empty();
    }
    Ttl low = Stages.low(live, plan.ttl().during());
    StsRecord wide = record.forHosts(both(hosts));
    StsRecord narrow = wide.forHosts(hosts.newHosts());
    return Optional.of(
        new Stages(
            WORD,
            Image.sharing(live, StsRecord.PREFIX),
            image(live, wide, low),
            image(live, narrow, low),
            image(live, narrow, live.ttl())));
  }

  private static Image image(RecordSet live, StsRecord record, Ttl ttl) {
    RecordSet set = live.withValues(List.of(Txt.of(record.text()))).withTtl(ttl);
    return Image.sharing(set, StsRecord.PREFIX);
  }

  /** Whom the wide policy allows, the new hosts first. */
  static List<Name> both(Hosts hosts) {
    List<Name> all = new ArrayList<>(hosts.newHosts());
    Hosts.names(hosts.leavers()).forEach(all::add);
    return all;
  }
}
