package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Delegated.NameServer;
import org.mxshift.spi.Delegated.Zone;
import org.mxshift.spi.Hosted;
import org.mxshift.spi.Published;

/** The zone at the DNS host of the plan is the one that the world asks. */
final class D03ZoneIsDelegated implements Check {

  private static final About ABOUT =
      About.of(
          "D03",
          "the zone that is written is the one the world asks",
          Severity.FATAL,
          Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    if (subject.plan().isEmpty()) {
      return Finding.notApplicable("without a plan nothing is written");
    }
    Name written = subject.plan().get().zone().name();
    SetKey ns = new SetKey(written, RecordType.NS);
    sights.want(new Hosted(ns), new Published(ns));
    Zone zone = sights.see(subject.delegated());
    if (!zone.apex().equals(written)) {
      return Finding.fail(
              subject.domain()
                  + " lies in the zone "
                  + zone.apex()
                  + ", the plan writes "
                  + written,
              "correct zone.name; records in a zone that is not delegated are seen by nobody")
          .because(zone.evidence())
          .at("zone.name");
    }
    Hosted.Kept kept = sights.see(new Hosted(ns));
    List<Name> hosted = names(kept.snapshot().set());
    List<Name> asked = asked(zone, sights.see(new Published(ns)).set());
    return (hosted.isEmpty() ? byMx(subject, sights) : byServers(written, hosted, asked))
        .because(
            List.of(
                "at the DNS host: " + kept.snapshot().set(), "the world asks: " + Words.and(asked)))
        .at("zone");
  }

  private static List<Name> names(RecordSet set) {
    return set.values().stream().map(Rdata::text).map(Name::of).toList();
  }

  /** Whom the parent names; where the servers are configured, whom the zone names. */
  private static List<Name> asked(Zone zone, RecordSet own) {
    List<Name> parents =
        zone.servers().stream().filter(NameServer::atParent).map(NameServer::name).toList();
    return parents.isEmpty() ? names(own) : parents;
  }

  private static Finding byServers(Name zone, List<Name> hosted, List<Name> asked) {
    if (hosted.stream().noneMatch(asked::contains)) {
      return Finding.fail(
          "the DNS host serves "
              + zone
              + " by "
              + Words.and(hosted)
              + ", the world asks "
              + Words.and(asked),
          "write where the delegation leads: name that DNS host under zone, or change the"
              + " delegation first and wait two days");
    }
    if (!asked.containsAll(hosted) || !hosted.containsAll(asked)) {
      return Finding.warn(
          "the DNS host and the delegation share only some name servers of " + zone,
          "see that all of them are fed by this DNS host; what the others answer is D01");
    }
    return Finding.pass("the DNS host serves " + zone + " by the servers that the world asks");
  }

  /** Some hosts keep the NS records to themselves: then the MX set must be the one served. */
  private static Finding byMx(Subject subject, Sights sights) {
    RecordSet kept = sights.see(new Hosted(subject.mx())).snapshot().set();
    RecordSet served = sights.see(new Published(subject.mx())).set();
    return kept.sameValues(served)
        ? Finding.pass("the DNS host keeps the MX set that is served: " + kept)
        : Finding.fail(
            "the DNS host keeps " + kept + ", served is " + served,
            "look where the delegation leads; the account of the plan holds another zone");
  }
}
