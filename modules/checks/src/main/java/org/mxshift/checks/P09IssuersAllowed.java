package org.mxshift.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.policy.StsPolicy;
import org.mxshift.spi.Resolved;

/** Somebody may issue certificates for the names of the domain that mail needs. */
final class P09IssuersAllowed implements Check {

  private static final About ABOUT =
      About.of(
          "P09", "certificates may be issued for the names of mail", Severity.INFO, Phase.BEFORE);

  private static final RecordType CAA = RecordType.of("CAA");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> names =
        Stream.concat(
                Stream.of(StsPolicy.host(subject.domain())),
                subject.newHosts(sights).stream().filter(host -> host.within(subject.domain())))
            .distinct()
            .toList();
    Map<Name, RecordSet> rules = new LinkedHashMap<>();
    names.forEach(name -> climb(subject, name).forEach(sights::of));
    for (Name name : names) {
      climb(subject, name).stream()
          .map(each -> Texts.first(sights, each).set())
          .filter(set -> !set.isAbsent())
          .findFirst()
          .ifPresent(set -> rules.put(name, set));
    }
    if (rules.isEmpty()) {
      return Finding.pass("any issuer may issue certificates for " + Words.and(names));
    }
    List<Name> nobody = rules.keySet().stream().filter(n -> issuers(rules, n).isEmpty()).toList();
    List<String> said = new ArrayList<>();
    rules.forEach((name, set) -> said.add(name + ": " + set));
    return (nobody.isEmpty()
            ? Finding.pass(
                "certificates for "
                    + Words.and(List.copyOf(rules.keySet()))
                    + " come from "
                    + issuers(rules, rules.keySet().iterator().next())
                    + "; the new side's issuer must be among them")
            : Finding.warn(
                "no issuer may issue a certificate for " + Words.and(nobody),
                "add a CAA record \"0 issue\" with the issuer that the new side or your web host uses"))
        .because(said);
  }

  /** The name and those above, up to the domain: the first that has rules counts (RFC 8659). */
  private static List<Resolved> climb(Subject subject, Name from) {
    List<Resolved> all = new ArrayList<>();
    for (Name name = from; name.within(subject.domain()); name = name.parent()) {
      all.add(Resolved.of(name, CAA));
    }
    return all;
  }

  /** Without a rule on issuing, anybody may; that is no rule against. */
  private static List<String> issuers(Map<Name, RecordSet> rules, Name name) {
    RecordSet set =
        rules.getOrDefault(name, RecordSet.absent(rules.values().iterator().next().key()));
    List<String> issue =
        set.values().stream()
            .map(Rdata::text)
            .filter(text -> text.matches("\\d+ issue .*"))
            .toList();
    if (issue.isEmpty()) {
      return List.of("any issuer");
    }
    return issue.stream()
        .map(text -> text.split(" ", 3)[2].replace("\"", "").split(";", 2)[0].strip())
        .filter(issuer -> !issuer.isEmpty())
        .toList();
  }
}
