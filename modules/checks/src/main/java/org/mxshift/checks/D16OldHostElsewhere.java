package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordType;
import org.mxshift.model.Txt;
import org.mxshift.spf.SpfRecord;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Published;

/** No other name of the domain leads to a host that the plan takes out. */
final class D16OldHostElsewhere implements Check {

  private static final About ABOUT =
      About.of(
          "D16",
          "no other name leads to a host that leaves",
          Severity.WARN,
          Phase.BEFORE,
          Phase.AFTER);

  @Override
  public About about() {
    return ABOUT;
  }

  private static final List<String> HOSTS =
      List.of(
          "mail",
          "webmail",
          "smtp",
          "imap",
          "pop",
          "pop3",
          "mx",
          "mx1",
          "mx2",
          "relay",
          "autodiscover",
          "autoconfig");

  private static final List<String> SERVICES =
      List.of("_submission", "_submissions", "_imap", "_imaps", "_pop3", "_pop3s", "_autodiscover");

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> leaving = subject.leaving();
    if (leaving.isEmpty()) {
      return Finding.notApplicable("no host is taken out");
    }
    List<Published> inquiries = inquiries(subject.domain());
    inquiries.forEach(sights::want);
    List<String> addresses =
        Addresses.of(sights, leaving).stream().flatMap(each -> each.texts().stream()).toList();
    List<String> uses = new ArrayList<>();
    for (DnsReply reply : sights.all(inquiries)) {
      if (!leaving.contains(reply.set().owner()) && leads(reply, leaving, addresses)) {
        uses.add(reply.toString());
      }
    }
    return (uses.isEmpty()
            ? Finding.pass("no usual name of " + subject.domain() + " leads to a host that leaves")
            : Finding.warn(
                uses.size() + " more records lead to hosts that leave: " + uses.get(0),
                "point them to the new side before the old one is switched off; people's mail"
                    + " programs and the SPF record depend on them"))
        .because(uses);
  }

  private static List<Published> inquiries(Name domain) {
    Stream<Published> hosts =
        HOSTS.stream().map(label -> Published.of(domain.child(label), RecordType.A));
    Stream<Published> services =
        SERVICES.stream()
            .map(label -> Published.of(domain.child("_tcp").child(label), RecordType.of("SRV")));
    Stream<Published> text = Stream.of(Published.of(domain, RecordType.TXT));
    return Stream.of(hosts, services, text).flatMap(each -> each).toList();
  }

  private static boolean leads(DnsReply reply, List<Name> leaving, List<String> addresses) {
    return reply.alias().filter(leaving::contains).isPresent()
        || reply.set().values().stream()
            .anyMatch(value -> addresses.contains(value.text()) || names(value, leaving));
  }

  /** The target of an SRV record, or an a: term of an SPF record. */
  private static boolean names(Rdata value, List<Name> leaving) {
    return leaving.stream()
        .anyMatch(
            host ->
                value instanceof Txt txt
                    ? SpfRecord.isSpf(txt.joined()) && terms(txt).anyMatch(isOf(host))
                    : value.text().toLowerCase(Locale.ROOT).endsWith(" " + host.absolute()));
  }

  private static Stream<String> terms(Txt txt) {
    return Stream.of(txt.joined().toLowerCase(Locale.ROOT).split(" "))
        .map(term -> term.replaceFirst("^[-+?~]", ""));
  }

  private static Predicate<String> isOf(Name host) {
    return Pattern.compile("a:" + Pattern.quote(host.text()) + "\\.?(/.*)?").asMatchPredicate();
  }
}
