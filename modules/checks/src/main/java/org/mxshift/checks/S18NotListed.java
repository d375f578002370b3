package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Resolved;

/** No address of a new host is on a block list. */
final class S18NotListed implements Check {

  private static final About ABOUT =
      About.of("S18", "no new host is on a block list", Severity.WARN, Phase.BEFORE, Phase.AFTER);

  /** Lists that answer whoever asks; the first one has addresses of IPv6, too. */
  private static final List<Name> LISTS =
      List.of(Name.of("zen.spamhaus.org"), Name.of("bl.spamcop.net"), Name.of("psbl.surriel.com"));

  /** Every list has it (RFC 5782 section 5). */
  private static final String CONTROL = "127.0.0.2";

  private static final String REMEDY =
      "ask the new side why, and have the address delisted before people send from it";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<String> all =
        subject.privately()
            ? List.of()
            : Addresses.of(sights, subject.newHosts(sights)).stream()
                .flatMap(each -> each.texts().stream())
                .distinct()
                .toList();
    if (all.isEmpty()) {
      return Finding.notApplicable("no address is there that a list could have");
    }
    for (Name list : LISTS) {
      sights.want(entry(list, CONTROL));
      asked(list, all).forEach(address -> sights.want(entry(list, address)));
    }
    List<String> evidence = new ArrayList<>();
    List<String> listed = new ArrayList<>();
    List<String> mute = new ArrayList<>();
    for (Name list : LISTS) {
      if (codes(sights, list, CONTROL).stream().noneMatch(S18NotListed::isListing)) {
        mute.add(list.text());
        continue;
      }
      for (String address : asked(list, all)) {
        List<String> codes = codes(sights, list, address);
        evidence.add(list + " says of " + address + ": " + Words.and(codes));
        if (codes.stream().anyMatch(S18NotListed::isListing)) {
          listed.add(address + " is on " + list);
        }
      }
    }
    return finding(all.size(), listed, mute).because(evidence);
  }

  private static Finding finding(int number, List<String> listed, List<String> mute) {
    if (!listed.isEmpty()) {
      return Finding.warn(Words.and(listed), REMEDY);
    }
    return mute.isEmpty()
        ? Finding.pass(number + " addresses are on no list of " + Words.and(LISTS))
        : Finding.inconclusive(
            Words.and(mute) + " does not answer these resolvers",
            "name a resolver of your own in mxshift.yaml: block lists refuse the public ones");
  }

  /** Only the first list knows IPv6. */
  private static List<String> asked(Name list, List<String> all) {
    boolean six = list.equals(LISTS.get(0));
    return all.stream().filter(address -> six || !Ip.of(address).isSix()).toList();
  }

  private static Resolved entry(Name list, String address) {
    String reverse = Ip.of(address).reverse().text();
    String numbers = reverse.substring(0, reverse.lastIndexOf('.', reverse.lastIndexOf('.') - 1));
    return Resolved.of(Name.of(numbers + "." + list.text()), RecordType.A);
  }

  private static List<String> codes(Sights sights, Name list, String address) {
    return Texts.first(sights, entry(list, address)).set().values().stream()
        .map(Rdata::text)
        .toList();
  }

  /** Codes of 127.255.255.0/24 say that the list refuses who asks. */
  private static boolean isListing(String code) {
    return code.startsWith("127.") && !code.startsWith("127.255.255.");
  }
}
