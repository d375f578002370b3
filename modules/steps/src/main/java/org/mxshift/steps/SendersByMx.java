package org.mxshift.steps;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.plan.Plan;
import org.mxshift.spf.SpfRecord;
import org.mxshift.spf.SpfTerm;

/**
 * Old hosts that may send only because they are in the MX set: an SPF record with {@code mx} lets
 * them (RFC 7208 section 5.4), and stops letting them the moment they leave DNS, with mail still in
 * their queues. So they are named by {@code a:} from before the move until the narrowing.
 */
final class SendersByMx {

  private SendersByMx() {}

  /** The terms to add for as long; those that are there already are not among them. */
  static List<SpfTerm> leaving(Plan plan, SpfRecord record) {
    Hosts hosts = Hosts.of(plan);
    if (plan.from().mx().isEmpty() || plan.to().isNull()) {
      return List.of();
    }
    return record.terms().stream()
        .takeWhile(term -> !term.isLast())
        .filter(term -> term.qualifier() == '+' && isOf(plan.domain(), term))
        .flatMap(term -> hosts.oldHosts().stream().map(host -> named(host, term)))
        .filter(term -> record.terms().stream().noneMatch(term::sameAs))
        .toList();
  }

  private static boolean isOf(Name domain, SpfTerm term) {
    String match = term.canonical().split("/", 2)[0];
    return match.equals("mx") || match.equals("mx:" + domain);
  }

  private static SpfTerm named(Name host, SpfTerm term) {
    int slash = term.text().indexOf('/');
    return new SpfTerm("a:" + host + (slash < 0 ? "" : term.text().substring(slash)));
  }
}
