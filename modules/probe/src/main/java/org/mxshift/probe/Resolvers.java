package org.mxshift.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.probe.DnsClient.Manner;
import org.mxshift.spi.Verdict;

/** The resolvers the probe was given: the way senders see DNS. */
final class Resolvers {

  /** More addresses than any mail host has. */
  private static final int MOST_ADDRESSES = 64;

  private final ProbeSettings settings;
  private final DnsClient client;

  Resolvers(ProbeSettings settings, DnsClient client) {
    this.settings = settings;
    this.client = client;
  }

  /**
   * What the first resolver that knows says.
   *
   * @param answer that there is something, or that there is nothing
   * @param failure why nobody could say; present exactly when the answer is not
   */
  record Said(Optional<DnsAnswer> answer, Optional<Finding> failure) {}

  /**
   * The addresses of a host.
   *
   * @param addresses in the families that are looked at
   * @param failure why there are none; present exactly when there are none
   * @param evidence what was left out, or could not be looked up
   */
  record Found(List<InetAddress> addresses, Optional<Finding> failure, List<String> evidence) {}

  /** Asks one resolver after the other until one says that there is, or is not. */
  Said ask(Name owner, RecordType type) {
    List<String> tried = new ArrayList<>();
    Set<Verdict> verdicts = EnumSet.of(Verdict.INCONCLUSIVE);
    Optional<DnsAnswer> answer =
        new FirstAnswer<InetSocketAddress>(
                resolver -> client.start(resolver, new SetKey(owner, type), Manner.RECURSIVE),
                DnsAnswer::isDefinite)
            .of(
                settings.resolvers(),
                (resolver, said) -> {
                  said.answer().ifPresent(failure -> verdicts.add(Verdict.DEFERS));
                  tried.add(line(resolver, owner + " " + type + " " + said.why()));
                });
    if (answer.isPresent()) {
      return new Said(answer, Optional.empty());
    }
    Verdict worst = verdicts.contains(Verdict.DEFERS) ? Verdict.DEFERS : Verdict.INCONCLUSIVE;
    String why = tried.isEmpty() ? "no resolver is configured" : Shown.some(tried);
    String sentence = owner + " " + type + " could not be looked up: " + why;
    return new Said(Optional.empty(), Optional.of(Finding.of(worst, sentence, tried)));
  }

  /**
   * What each of them says, asked side by side, those aside that cannot say; where none can, why.
   */
  List<Said> each(Name owner, RecordType type) {
    SetKey key = new SetKey(owner, type);
    List<CompletableFuture<Optional<DnsAnswer>>> all =
        settings.resolvers().stream().map(resolver -> definite(resolver, key)).toList();
    List<Said> said =
        all.stream()
            .flatMap(each -> each.join().stream())
            .map(answer -> new Said(Optional.of(answer), Optional.empty()))
            .toList();
    return said.isEmpty() ? List.of(ask(owner, type)) : said;
  }

  private CompletableFuture<Optional<DnsAnswer>> definite(InetSocketAddress resolver, SetKey key) {
    return client
        .start(resolver, key, Manner.RECURSIVE)
        .thenApply(answer -> Optional.of(answer).filter(DnsAnswer::isDefinite))
        .exceptionally(silent -> Optional.empty())
        .toCompletableFuture();
  }

  /** Every address of the host, both families looked up. */
  Found addresses(Name host) {
    Set<InetAddress> all = new LinkedHashSet<>();
    List<Finding> failures = new ArrayList<>();
    for (Family family : Family.values()) {
      Said said = ask(host, family.type());
      said.answer().ifPresent(answer -> all.addAll(answer.addresses()));
      said.failure().ifPresent(failures::add);
    }
    List<String> evidence = new ArrayList<>();
    failures.forEach(failure -> evidence.addAll(failure.evidence()));
    if (all.isEmpty() && failures.isEmpty()) {
      all.addAll(elsewhere(host));
      if (!all.isEmpty()) {
        evidence.add(host + " has no address, says one resolver; others tell some");
      }
    }
    List<InetAddress> used = new ArrayList<>();
    for (InetAddress address : all) {
      Family family = Family.of(address);
      if (settings.families().contains(family)) {
        used.add(address);
      } else {
        evidence.add(host + " " + address.getHostAddress() + " left out: no " + family + " here");
      }
    }
    return new Found(used, failure(host, used, !all.isEmpty(), failures), evidence);
  }

  /** One resolver may be behind, or filter: that a host is gone is a word of all that can say. */
  private Set<InetAddress> elsewhere(Name host) {
    Set<InetAddress> told = new LinkedHashSet<>();
    if (settings.resolvers().size() > 1) {
      for (Family family : Family.values()) {
        for (Said said : each(host, family.type())) {
          said.answer().ifPresent(answer -> told.addAll(answer.addresses()));
        }
      }
    }
    return told;
  }

  private static Optional<Finding> failure(
      Name host, List<InetAddress> used, boolean hasAny, List<Finding> failures) {
    if (used.size() > MOST_ADDRESSES) {
      return Optional.of(
          Finding.of(Verdict.INCONCLUSIVE, host + " has " + used.size() + " addresses, too many"));
    }
    if (!used.isEmpty()) {
      return Optional.empty();
    }
    if (hasAny) {
      String sentence = host + " has only addresses of a family that this probe does not use";
      return Optional.of(Finding.of(Verdict.INCONCLUSIVE, sentence));
    }
    return failures.stream()
        .min(Finding.ORDER)
        .or(() -> Optional.of(Finding.of(Verdict.REJECTS, host + " has no address")));
  }

  /** For how long any of them may still hold the set. */
  Finding cached(SetKey key) throws InterruptedException {
    List<Optional<Ttl>> longest = new ArrayList<>();
    List<String> evidence = new ArrayList<>();
    for (Held held : SideBySide.each(settings.resolvers(), settings.width(), r -> held(r, key))) {
      longest.add(held.ttl());
      evidence.add(held.line());
    }
    Optional<Ttl> most = longest.stream().flatMap(Optional::stream).max(Ttl::compareTo);
    if (most.isEmpty()) {
      return Finding.of(
          Verdict.INCONCLUSIVE,
          "no resolver answers " + key + ": " + Shown.some(evidence),
          evidence);
    }
    String sentence = "resolvers hold " + key + " for at most " + most.get();
    return new Finding(Verdict.PASS, sentence, evidence, most.map(Ttl::duration));
  }

  private record Held(Optional<Ttl> ttl, String line) {}

  private Held held(InetSocketAddress resolver, SetKey key) {
    try {
      DnsAnswer answer = client.askResolver(resolver, key.owner(), key.type());
      if (!answer.isDefinite()) {
        return new Held(Optional.empty(), line(resolver, key + " " + answer.rcode()));
      }
      Ttl ttl = answer.longest();
      return new Held(Optional.of(ttl), line(resolver, said(answer, key) + ", held for " + ttl));
    } catch (IOException e) {
      return new Held(Optional.empty(), line(resolver, key + " " + Shown.fault(e)));
    }
  }

  /** The set as people read it, or why it is none. */
  static String said(DnsAnswer answer, SetKey key) {
    Optional<String> alias = answer.alias(key.owner());
    if (alias.isPresent() && !key.type().equals(RecordType.CNAME)) {
      return key.owner() + " CNAME " + Shown.line(alias.get());
    }
    try {
      return Shown.line(answer.set(key).toString());
    } catch (IllegalArgumentException e) {
      return key + " " + Shown.line(String.valueOf(e.getMessage()));
    }
  }

  private static String line(InetSocketAddress resolver, String said) {
    return "resolver " + Shown.host(resolver) + " " + said;
  }
}
