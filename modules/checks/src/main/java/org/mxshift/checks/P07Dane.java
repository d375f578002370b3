package org.mxshift.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.policy.PresentedChain;
import org.mxshift.policy.Tlsa;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Presented;
import org.mxshift.spi.Presented.Chain;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.Validated;
import org.mxshift.spi.Validated.Answer;
import org.mxshift.spi.Validated.Security;

/** A mail host with TLSA records shows on every address what they say. */
final class P07Dane implements Check {

  private static final About ABOUT =
      About.of(
          "P07",
          "every TLSA record is met by its mail host",
          Severity.FATAL,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts =
        subject.livingHosts(sights).stream().filter(host -> Tlsa.owner(host).isPresent()).toList();
    hosts.forEach(host -> sights.of(asked(host)));
    List<Name> claiming = hosts.stream().filter(host -> mayHave(sights, host)).toList();
    claiming.forEach(host -> sights.of(inquiry(host)));
    Map<Name, Answer> answers = new LinkedHashMap<>();
    claiming.forEach(host -> answers.put(host, sights.see(inquiry(host))));
    List<String> evidence = new ArrayList<>();
    answers.values().forEach(answer -> evidence.add(answer.toString()));
    Map<Name, List<Tlsa>> secured = new LinkedHashMap<>();
    for (Map.Entry<Name, Answer> each : answers.entrySet()) {
      Name host = each.getKey();
      Answer answer = each.getValue();
      if (answer.security() == Security.BOGUS) {
        return bogus(host, answer).because(evidence).at(subject.keyOf(host));
      }
      if (answer.security() == Security.SECURE && !records(answer).isEmpty()) {
        secured.put(host, records(answer));
      }
    }
    secured.keySet().forEach(host -> sights.of(new Presented(host)));
    for (Name host : secured.keySet()) {
      List<Chain> chains = sights.see(new Presented(host));
      chains.forEach(chain -> evidence.addAll(chain.lines()));
      Optional<Finding> wrong = wrong(host, secured.getOrDefault(host, List.of()), chains);
      if (wrong.isPresent()) {
        return wrong.get().because(evidence).at(subject.keyOf(host));
      }
    }
    return met(subject, sights, secured).because(evidence);
  }

  private static Resolved asked(Name host) {
    return Resolved.of(Tlsa.owner(host).orElseThrow(), Tlsa.TYPE);
  }

  /**
   * Whether resolvers tell of records, or fail, as validating ones do where signatures are wrong.
   */
  private static boolean mayHave(Sights sights, Name host) {
    List<DnsReply> told =
        sights.see(asked(host)).stream()
            .flatMap(said -> said.reply().stream())
            .filter(DnsReply::isDefinite)
            .toList();
    return told.isEmpty() || told.stream().anyMatch(reply -> !reply.set().isAbsent());
  }

  private static Validated inquiry(Name host) {
    return Validated.of(Tlsa.owner(host).orElseThrow(), Tlsa.TYPE);
  }

  /** Those that say something in SMTP; of none, senders want TLS and no more. */
  private static List<Tlsa> records(Answer answer) {
    return Tlsa.usable(answer.reply().set().values().stream().map(Rdata::text).toList());
  }

  private static Finding bogus(Name host, Answer answer) {
    return Finding.fail(
        "the TLSA records of "
            + host
            + " are not rightly signed ("
            + answer.reason()
            + "): senders that validate bring nothing there",
        "have the zone of " + host + " signed rightly, or leave this host out");
  }

  private static Optional<Finding> wrong(Name host, List<Tlsa> records, List<Chain> chains) {
    for (Chain chain : chains) {
      if (!chain.answered()) {
        return Optional.of(
            Finding.inconclusive(
                host + " " + chain.address() + " does not answer",
                "look from where port 25 can be reached; S01 tells whether anybody can"));
      }
      if (!isMet(records, chain)) {
        String shows = chain.certificates().isEmpty() ? "offers no TLS" : "shows another key";
        return Optional.of(
            Finding.fail(
                host + " " + chain.address() + " " + shows + " than its TLSA records say",
                "publish the TLSA record of the key that is in use beside the old one, or put the"
                    + " right key there; until then senders that know DANE bring nothing"));
      }
    }
    return Optional.empty();
  }

  private static boolean isMet(List<Tlsa> records, Chain chain) {
    return !chain.certificates().isEmpty()
        && PresentedChain.of(chain.certificates(), chain.namesHost()).meets(records, chain.at());
  }

  private static Finding met(Subject subject, Sights sights, Map<Name, List<Tlsa>> secured) {
    if (secured.isEmpty()) {
      return Finding.notApplicable("no mail host has TLSA records in a signed zone");
    }
    List<Name> bare =
        subject.newHosts(sights).stream().filter(host -> !secured.containsKey(host)).toList();
    boolean had = subject.from(sights).stream().anyMatch(mx -> secured.containsKey(mx.exchange()));
    if (subject.plan().isPresent() && had && !bare.isEmpty()) {
      return Finding.warn(
              "DANE protects mail to the old hosts, and will not protect mail to "
                  + Words.and(bare),
              "ask the new side for hosts with TLSA records in a signed zone, or publish an MTA-STS"
                  + " policy, so that nobody can strip TLS on the way")
          .at(subject.keyOf(bare.get(0)));
    }
    return Finding.pass(
        Words.and(List.copyOf(secured.keySet())) + " show what their TLSA records say");
  }
}
