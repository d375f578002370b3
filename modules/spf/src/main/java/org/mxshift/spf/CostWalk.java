package org.mxshift.spf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Follows a record through DNS and counts. Ends, whatever strangers publish. */
final class CostWalk {

  /** Far past every limit; records that include each other twice could grow for ever. */
  private static final int MOST_LOOK_UPS = 255;

  private final LookUp dns;
  private final String sender;
  private final Set<String> path = new LinkedHashSet<>();
  private int left = MOST_LOOK_UPS;

  CostWalk(LookUp dns, String sender) {
    this.dns = dns;
    this.sender = sender;
  }

  Cost cost() {
    return cost(sender);
  }

  private Cost cost(String domain) {
    Answer texts =
        QueryName.isDomain(domain) ? dns.look(domain, RecordKind.TXT) : new Answer.NoSuchName();
    if (texts instanceof Answer.Failed failed) {
      return Cost.broken(domain, domain + " TXT could not be looked up: " + failed.why());
    }
    try {
      Optional<SpfRecord> record = Published.record(domain, texts);
      return record.isEmpty()
          ? Cost.broken(domain, domain + " has no SPF record")
          : cost(domain, record.get());
    } catch (Stopped stopped) {
      return Cost.broken(domain, stopped.why());
    }
  }

  private Cost cost(String domain, SpfRecord record) {
    path.add(QueryName.folded(domain));
    List<CostLine> lines = new ArrayList<>();
    boolean everybody = record.terms().stream().anyMatch(SpfTerm::isAll);
    boolean over = false;
    for (SpfTerm term : record.terms()) {
      boolean unused = term.isModifier() ? everybody : over;
      over |= term.isAll();
      lines.add(
          unused && term.looksUp() ? CostLine.free(term, "never looked at") : line(term, domain));
    }
    path.remove(QueryName.folded(domain));
    return new Cost(domain, Optional.of(record), Optional.empty(), lines);
  }

  private CostLine line(SpfTerm term, String domain) {
    if (!term.looksUp()) {
      return CostLine.free(term);
    }
    if (left-- <= 0) {
      return CostLine.one(term).noting(List.of("not followed any further"), false);
    }
    if (term.meaning() instanceof Mechanism.Ptr) {
      return CostLine.one(term)
          .noting(List.of("slow and unreliable (RFC 7208 section 5.5 says not to use it)"), true);
    }
    Optional<DomainSpec> spec = term.meaning().domain();
    Optional<String> name = spec.isEmpty() ? Optional.of(domain) : spec.get().name(domain, sender);
    return name.isEmpty() ? unknown(term) : line(term, term.meaning(), name.get());
  }

  private CostLine unknown(SpfTerm term) {
    boolean follows = term.meaning() instanceof Mechanism.Include || term.isModifier();
    return CostLine.one(term)
        .noting(
            List.of("depends on the sender" + (follows ? ", and so does what it leads to" : "")),
            false);
  }

  private CostLine line(SpfTerm term, Directive meaning, String name) {
    if (meaning instanceof Mechanism.A) {
      return new HostCost(dns).a(CostLine.one(term), name);
    }
    if (meaning instanceof Mechanism.Mx) {
      return new HostCost(dns).mx(CostLine.one(term), name);
    }
    if (meaning instanceof Mechanism.Exists) {
      return new HostCost(dns).exists(CostLine.one(term), name);
    }
    Function<String, Cost> follow =
        path.contains(QueryName.folded(name))
            ? circle -> Cost.broken(circle, circle + " leads back to itself")
            : this::cost;
    return CostLine.one(term).leadingTo(follow.apply(name));
  }
}
