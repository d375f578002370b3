package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Published;

/** No subdomain goes on sending its mail to a host that the plan takes out. */
final class D15Subdomains implements Check {

  private static final About ABOUT =
      About.of(
          "D15",
          "no subdomain still names a host that leaves",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.AFTER);

  @Override
  public About about() {
    return ABOUT;
  }

  /** Names that have mail of their own more often than others; a zone cannot be listed. */
  private static final List<String> USUAL =
      List.of(
          "*",
          "www",
          "mail",
          "smtp",
          "lists",
          "list",
          "news",
          "newsletter",
          "info",
          "support",
          "help",
          "shop",
          "office",
          "intern",
          "dev",
          "test",
          "staging",
          "bounce",
          "bounces",
          "m",
          "em",
          "mg",
          "send",
          "alerts",
          "forum",
          "crm",
          "tickets",
          "fax",
          "archive",
          "old");

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> leaving = subject.leaving();
    if (leaving.isEmpty()) {
      return Finding.notApplicable("no host is taken out");
    }
    List<Published> inquiries =
        USUAL.stream().map(label -> Published.of(below(subject, label), RecordType.MX)).toList();
    List<DnsReply> with =
        sights.all(inquiries).stream().filter(reply -> !reply.set().isAbsent()).toList();
    List<String> still =
        with.stream()
            .filter(reply -> reply.set().mx().stream().anyMatch(mx -> names(leaving, mx)))
            .map(reply -> reply.set().toString())
            .toList();
    return (still.isEmpty()
            ? Finding.pass(
                "none of "
                    + USUAL.size()
                    + " usual subdomains, nor a wildcard, names a host that"
                    + " leaves")
            : Finding.fail(
                "mail still goes to a host that leaves: " + Words.and(still),
                "move these MX sets too, each by a plan of its own, or remove them; look through"
                    + " the zone for more, since only usual names are tried here"))
        .because(with);
  }

  private static boolean names(List<Name> leaving, Mx mx) {
    return leaving.contains(mx.exchange());
  }

  private static Name below(Subject subject, String label) {
    return subject.domain().child(label);
  }
}
