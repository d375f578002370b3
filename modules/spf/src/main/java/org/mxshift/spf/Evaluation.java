package org.mxshift.spf;

import java.util.List;
import java.util.Optional;

/** One check of one sender: {@code check_host()} of RFC 7208 section 4, with what it has spent. */
final class Evaluation {

  private final SpfCheck check;
  private final Session session;
  private final Asking asking;
  private final Pointers pointers;

  Evaluation(SpfCheck check, Session session) {
    this.check = check;
    this.session = session;
    this.asking = new Asking(check.dns(), check.limits());
    this.pointers = new Pointers(asking, session.ip(), check.limits().ptrNames());
  }

  Verdict verdict() {
    try {
      Outcome outcome = of(session.domain());
      Optional<String> explanation =
          outcome
              .record()
              .filter(record -> outcome.result() == Result.FAIL)
              .flatMap(record -> Explanation.of(record, asking, in(outcome.domain())));
      return Verdict.of(outcome, explanation, asking);
    } catch (Stopped stopped) {
      return Verdict.of(stopped, asking);
    }
  }

  private Outcome of(String domain) throws Stopped {
    Optional<SpfRecord> record =
        QueryName.isDomain(domain)
            ? Published.record(domain, asking.texts(domain))
            : Optional.empty();
    return record.isEmpty() ? none(domain) : of(domain, record.get());
  }

  private Outcome of(String domain, SpfRecord record) throws Stopped {
    for (SpfTerm term : record.terms()) {
      if (term.meaning() instanceof Mechanism mechanism) {
        count(term, domain);
        Optional<List<Match>> path = match(mechanism, domain);
        if (path.isPresent()) {
          return new Outcome(term.result(), path.get(), domain, Optional.of(record))
              .by(new Match(domain, term));
        }
      }
    }
    for (SpfTerm term : record.terms()) {
      if (term.meaning() instanceof Modifier.Redirect redirect) {
        count(term, domain);
        return target(redirect.target(), domain).by(new Match(domain, term));
      }
    }
    return new Outcome(Result.NEUTRAL, List.of(), domain, Optional.of(record));
  }

  private void count(SpfTerm term, String domain) throws Stopped {
    if (term.looksUp()) {
      asking.term(term, domain);
    }
  }

  /** Empty without a match; with one, the terms of other records that made it. */
  private Optional<List<Match>> match(Mechanism mechanism, String domain) throws Stopped {
    if (mechanism instanceof Mechanism.Include include) {
      Outcome outcome = target(include.target(), domain);
      return outcome.result() == Result.PASS ? Optional.of(outcome.path()) : Optional.empty();
    }
    return matches(mechanism, domain) ? Optional.of(List.of()) : Optional.empty();
  }

  private boolean matches(Mechanism mechanism, String domain) throws Stopped {
    if (mechanism instanceof Mechanism.Network network) {
      return network.contains(session.ip());
    }
    if (mechanism instanceof Mechanism.All) {
      return true;
    }
    Optional<String> named = in(domain).name(mechanism.domain());
    if (named.isEmpty()) {
      return false;
    }
    String name = named.get();
    if (mechanism instanceof Mechanism.A a) {
      return isAddressOf(name, a.prefixes());
    }
    if (mechanism instanceof Mechanism.Mx mx) {
      return isMailHostOf(name, mx.prefixes());
    }
    return mechanism instanceof Mechanism.Ptr
        ? pointers.anyWithin(name)
        : !asking.values(name, RecordKind.A).isEmpty();
  }

  private boolean isMailHostOf(String domain, PrefixPair prefixes) throws Stopped {
    for (String host : asking.exchanges(domain)) {
      Optional<String> exchange = QueryName.of(host);
      if (exchange.isPresent() && isAddressOf(exchange.get(), prefixes)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAddressOf(String host, PrefixPair prefixes) throws Stopped {
    int prefix = prefixes.of(session.ip());
    return asking.addresses(host, session.ip()).stream()
        .anyMatch(address -> session.ip().isWithin(address, prefix));
  }

  /** What the record of another domain says; without one, the record that names it is at fault. */
  private Outcome target(DomainSpec spec, String domain) throws Stopped {
    Optional<String> name = in(domain).name(spec);
    Outcome outcome = name.isEmpty() ? none(spec.text()) : of(name.get());
    if (outcome.result() == Result.NONE) {
      throw Stopped.permanently(
          outcome.domain() + " has no SPF record, and the one of " + domain + " names it");
    }
    return outcome;
  }

  private static Outcome none(String domain) {
    return new Outcome(Result.NONE, List.of(), domain, Optional.empty());
  }

  private Expansion in(String domain) {
    return new Expansion(check, session, pointers, domain);
  }
}
