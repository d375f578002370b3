package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordType;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;

/** Every address of a new mail host has a name of its own that leads back to it. */
final class D08ReverseNames implements Check {

  private static final About ABOUT =
      About.of("D08", "addresses have names that lead back", Severity.WARN, Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    if (subject.privately()) {
      return Finding.notApplicable("private addresses have no public names");
    }
    List<Name> hosts = subject.newHosts(sights);
    List<String> all =
        Addresses.of(sights, hosts).stream()
            .flatMap(each -> each.texts().stream())
            .distinct()
            .toList();
    if (all.isEmpty()) {
      return Finding.notApplicable("there is no address to have a name");
    }
    all.forEach(text -> sights.want(pointer(text)));
    List<String> evidence = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    all.forEach(text -> trouble(text, sights, evidence).ifPresent(wrong::add));
    return wrong.isEmpty()
        ? Finding.pass(all.size() + " addresses have names that lead back").because(evidence)
        : Finding.warn(
                Words.and(wrong),
                "have whoever owns the address set its PTR record to the name of the host, and"
                    + " publish the address at that name; it matters as soon as the host sends")
            .because(evidence);
  }

  private static Resolved pointer(String address) {
    return Resolved.of(Ip.of(address).reverse(), RecordType.of("PTR"));
  }

  private static Optional<String> trouble(String address, Sights sights, List<String> evidence) {
    List<String> names = values(sights, pointer(address));
    evidence.add(address + " is called " + Words.and(names));
    if (names.isEmpty()) {
      return Optional.of(address + " has no PTR record");
    }
    for (Name name : names.stream().flatMap(text -> host(text).stream()).toList()) {
      List<String> back = new ArrayList<>(values(sights, Resolved.of(name, RecordType.A)));
      back.addAll(values(sights, Resolved.of(name, RecordType.AAAA)));
      evidence.add(name + " has " + Words.and(back));
      if (back.contains(address)) {
        return isGeneric(address, name)
            ? Optional.of(address + " has a name made from its numbers: " + name)
            : Optional.empty();
      }
    }
    return Optional.of(address + " is called " + names.get(0) + ", which does not lead back");
  }

  /** Whoever has an address may call it what they like; what is no host name leads nowhere. */
  private static Optional<Name> host(String text) {
    try {
      return Optional.of(Name.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** As the first resolver that knows tells it. */
  private static List<String> values(Sights sights, Resolved inquiry) {
    for (ServerReply reply : sights.see(inquiry)) {
      Optional<DnsReply> said = reply.reply().filter(DnsReply::isDefinite);
      if (said.isPresent()) {
        return said.get().set().values().stream().map(Rdata::text).toList();
      }
    }
    throw new UnseenException("no resolver tells " + inquiry.set());
  }

  private static boolean isGeneric(String address, Name name) {
    String text = name.text().toLowerCase(Locale.ROOT);
    Ip ip = Ip.of(address);
    return ip.tail('-').filter(text::contains).isPresent()
        || ip.tail('.').filter(text::contains).isPresent()
        || text.matches("(.*[.-])?(dyn|dynamic|dhcp|dsl|pool|ppp)[0-9]*([.-].*)?");
  }
}
