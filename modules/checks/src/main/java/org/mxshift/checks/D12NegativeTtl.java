package org.mxshift.checks;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Published;

/** What is not there yet is not remembered for long. */
final class D12NegativeTtl implements Check {

  private static final About ABOUT =
      About.of("D12", "a missing name is forgotten within an hour", Severity.WARN, Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Ttl HOUR = new Ttl(3600);

  @Override
  public Finding judge(Subject subject, Sights sights) {
    RecordSet soa = sights.see(Published.of(subject.apex(sights), RecordType.of("SOA"))).set();
    Optional<Ttl> negative = negative(soa);
    if (negative.isEmpty()) {
      return Finding.inconclusive(
              "the SOA record of " + soa.owner() + " cannot be read",
              "ask its name servers for the SOA record, and see what is wrong there")
          .because(List.of(soa));
    }
    Ttl ttl = negative.get();
    return (ttl.compareTo(HOUR) <= 0
            ? Finding.pass("that a name is missing is remembered for " + ttl)
            : Finding.warn(
                "that a name is missing is remembered for " + ttl,
                "lower the minimum (the last number) of the SOA record to an hour or less while"
                    + " names come and go; more than a day hurts in any week"))
        .because(List.of(soa));
  }

  /** The smaller of the record's own TTL and its last field (RFC 2308 section 5). */
  private static Optional<Ttl> negative(RecordSet soa) {
    if (soa.isAbsent()) {
      return Optional.empty();
    }
    String[] words = soa.values().get(0).text().strip().split("\\s+");
    String last = words[words.length - 1];
    return last.matches("\\d{1,9}")
        ? Optional.of(soa.ttl().min(new Ttl(Integer.parseInt(last))))
        : Optional.empty();
  }
}
