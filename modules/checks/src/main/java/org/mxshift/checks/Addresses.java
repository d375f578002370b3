package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordType;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Published;

/**
 * The addresses of a host by its own name servers, aliases followed as senders follow them.
 *
 * @param host whose addresses these are
 * @param texts IPv4 first, as zone files write them
 * @param evidence what was answered
 */
record Addresses(Name host, List<String> texts, List<String> evidence) {

  /** Longer chains are loops. */
  private static final int ALIASES = 8;

  Addresses {
    texts = List.copyOf(texts);
    evidence = List.copyOf(evidence);
  }

  /** The addresses of each host, all looked at side by side. */
  static List<Addresses> of(Sights sights, List<Name> hosts) {
    hosts.forEach(host -> inquiries(host).forEach(sights::of));
    return hosts.stream().map(host -> of(sights, host)).toList();
  }

  /** The addresses of one host. */
  static Addresses of(Sights sights, Name host) {
    List<String> evidence = new ArrayList<>();
    Name name = host;
    for (int hops = 0; hops <= ALIASES; hops++) {
      List<DnsReply> replies = sights.all(inquiries(name));
      replies.forEach(reply -> evidence.add(reply.toString()));
      Optional<Name> alias = replies.stream().flatMap(reply -> reply.alias().stream()).findFirst();
      if (alias.isEmpty()) {
        return new Addresses(host, texts(replies), evidence);
      }
      name = alias.get();
    }
    evidence.add(host + " is an alias of an alias, more than " + ALIASES + " times");
    return new Addresses(host, List.of(), evidence);
  }

  private static List<Inquiry<DnsReply>> inquiries(Name name) {
    return List.of(Published.of(name, RecordType.A), Published.of(name, RecordType.AAAA));
  }

  private static List<String> texts(List<DnsReply> replies) {
    return replies.stream()
        .flatMap(reply -> reply.set().values().stream())
        .map(Rdata::text)
        .toList();
  }
}
