package org.mxshift.checks;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.plan.TtlRules;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Everywhere;
import org.mxshift.spi.Hosted;
import org.mxshift.spi.ServerReply;

/** The MX set has one TTL, the DNS host serves the one it keeps, and takes the one of the plan. */
final class D10Ttls implements Check {

  private static final About ABOUT =
      About.of(
          "D10", "TTLs are as they are said to be", Severity.ERROR, Phase.BEFORE, Phase.DURING);

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Ttl DAY = new Ttl(86_400);

  @Override
  public Finding judge(Subject subject, Sights sights) {
    subject.plan().ifPresent(plan -> sights.want(new Hosted(subject.mx())));
    List<ServerReply> replies = sights.see(new Everywhere(subject.mx()));
    List<DnsReply> said = replies.stream().flatMap(reply -> reply.reply().stream()).toList();
    if (said.stream().noneMatch(DnsReply::isDefinite)) {
      throw new UnseenException("no name server tells " + subject.mx());
    }
    if (said.stream().anyMatch(DnsReply::uneven)) {
      return Finding.fail(
              "the MX records of " + subject.domain() + " have different TTLs",
              "give all of them one TTL (RFC 2181 section 5.2)")
          .because(replies);
    }
    Ttl served = said.stream().map(each -> each.set().ttl()).max(Ttl::compareTo).orElse(Ttl.ZERO);
    Optional<Finding> planned =
        subject.plan().flatMap(plan -> planned(subject, plan.ttl(), served, sights));
    return planned.or(() -> longer(served)).orElseGet(() -> well(served)).because(replies);
  }

  private static Finding well(Ttl served) {
    return Finding.pass("the MX set is served with a TTL of " + served);
  }

  private static Optional<Finding> longer(Ttl served) {
    return served.compareTo(DAY) <= 0
        ? Optional.empty()
        : Optional.of(
            Finding.warn(
                "the MX set is served with a TTL of " + served,
                "lower it to a day at most: every change of it takes that long"));
  }

  private static Optional<Finding> planned(
      Subject subject, TtlRules ttl, Ttl served, Sights sights) {
    Hosted.Kept kept = sights.see(new Hosted(subject.mx()));
    Ttl floor = kept.limits().floor();
    RecordSet set = kept.snapshot().set();
    if (ttl.during().compareTo(floor) < 0) {
      return Optional.of(
          Finding.fail(
                  "the plan lowers TTLs to "
                      + ttl.during()
                      + ", the DNS host takes no less than "
                      + floor,
                  "write ttl.during: " + floor)
              .at("ttl.during"));
    }
    if (!set.isAbsent() && !set.ttl().equals(served)) {
      return Optional.of(
          Finding.warn(
              "the DNS host keeps a TTL of " + set.ttl() + ", " + served + " is served",
              "find out who changes it on the way; clocks count the larger one"));
    }
    if (subject.stage() == Phase.DURING && served.compareTo(ttl.during()) > 0) {
      return Optional.of(
          Finding.fail(
              "the MX set is served with a TTL of " + served + " in the midst of the move",
              "find out who raised it from " + ttl.during() + ": a way back now takes that long"));
    }
    return ttl.previous().filter(previous -> previous.compareTo(served) < 0).isPresent()
        ? Optional.of(
            Finding.warn(
                    "ttl.previous is below the TTL that is served now, " + served,
                    "write the largest TTL of the last days, or leave it out")
                .at("ttl.previous"))
        : Optional.empty();
  }
}
