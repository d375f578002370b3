package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Published;

/** Neither the mail domain nor a mail host is an alias (CNAME, or below a DNAME). */
final class D04NoAlias implements Check {

  private static final About ABOUT =
      About.of(
          "D04",
          "neither the domain nor a mail host is an alias",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.DURING);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    DnsReply own = sights.see(new Published(subject.mx()));
    if (own.alias().isPresent()) {
      return Finding.fail(
              subject.domain() + " is an alias of " + own.alias().get(),
              "replace the alias by the records themselves: whoever owns the target decides where"
                  + " this mail goes, and no MX record can stand beside an alias")
          .because(List.of(own));
    }
    List<Name> hosts = subject.hosts(sights);
    List<Published> inquiries =
        hosts.stream().map(host -> Published.of(host, RecordType.A)).toList();
    List<DnsReply> replies = sights.all(inquiries);
    List<String> evidence = new ArrayList<>(List.of(own.toString()));
    replies.forEach(reply -> evidence.add(reply.toString()));
    return worst(subject, hosts, replies).because(evidence);
  }

  private static Finding worst(Subject subject, List<Name> hosts, List<DnsReply> replies) {
    for (int i = 0; i < hosts.size(); i++) {
      Optional<Name> alias = replies.get(i).alias();
      if (alias.isPresent()) {
        return Finding.fail(
                "the mail host " + hosts.get(i) + " is an alias of " + alias.get(),
                "name " + alias.get() + " itself in the MX record (RFC 2181 section 10.3)")
            .at(subject.keyOf(hosts.get(i)));
      }
    }
    return Finding.pass(subject.domain() + " and " + hosts.size() + " mail hosts are no aliases");
  }
}
