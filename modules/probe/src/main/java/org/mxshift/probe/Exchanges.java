package org.mxshift.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Verdict;

/** Finds where a sender brings the mail of a domain (RFC 5321 section 5.1). */
final class Exchanges {

  /** As many addresses as the widespread senders try in one run. */
  private static final int MOST = 5;

  /** Hosts that are looked up; who names more wants to keep us busy. */
  private static final int MOST_HOSTS = 20;

  private final ProbeSettings settings;
  private final Resolvers resolvers;
  private final Random random;

  Exchanges(ProbeSettings settings, Resolvers resolvers, Random random) {
    this.settings = settings;
    this.resolvers = resolvers;
    this.random = random;
  }

  /** One address of one exchange. */
  record Target(Name host, InetSocketAddress address) {}

  /**
   * Where the mail goes.
   *
   * @param targets in the order they are tried
   * @param failure why there are none; present exactly when there are none
   * @param evidence how they were found
   */
  record Way(List<Target> targets, Optional<Finding> failure, List<String> evidence) {
    private Way besideOthers() {
      return new Way(
          targets,
          failure.map(
              why ->
                  Finding.of(
                      Verdict.INCONCLUSIVE,
                      why.summary() + ", says one resolver; others lead to hosts",
                      why.evidence())),
          evidence);
    }
  }

  /**
   * The ways to the domain's mail hosts: one where all resolvers say the same, one more for each
   * that says something else, since its senders go there. One that leads nowhere while others lead
   * somewhere may be a resolver that is wrong or behind: that proves nothing.
   */
  List<Way> to(Name domain) {
    Map<Object, Way> ways = new LinkedHashMap<>();
    for (Resolvers.Said said : resolvers.each(domain, RecordType.MX)) {
      if (said.answer().isEmpty()) {
        return List.of(none(said.failure().orElseThrow(), List.of()));
      }
      DnsAnswer answer = said.answer().get();
      ways.computeIfAbsent(answer.ways(), unused -> way(domain, answer));
    }
    boolean any = ways.values().stream().anyMatch(way -> way.failure().isEmpty());
    return ways.values().stream().map(way -> any ? way.besideOthers() : way).toList();
  }

  private Way way(Name domain, DnsAnswer answer) {
    if (answer.isNoSuchName()) {
      return none(Finding.of(Verdict.REJECTS, domain + " does not exist"), List.of());
    }
    try {
      return way(domain, answer.exchanges());
    } catch (IllegalArgumentException e) {
      String sentence = domain + " has an MX record that is none: " + e.getMessage();
      return none(Finding.of(Verdict.INCONCLUSIVE, Shown.line(sentence)), List.of());
    }
  }

  private Way way(Name domain, List<Mx> records) {
    List<String> evidence = new ArrayList<>();
    evidence.add(records.isEmpty() ? domain + " has no MX" : Shown.line(domain + " MX " + records));
    if (!records.isEmpty() && records.stream().allMatch(Mx::isNull)) {
      return none(Finding.of(Verdict.REJECTS, domain + " says that it takes no mail"), evidence);
    }
    List<Target> targets = new ArrayList<>();
    List<Finding> failures = new ArrayList<>();
    for (Mx mx : records.isEmpty() ? List.of(new Mx(0, domain)) : inOrder(records)) {
      if (targets.size() < MOST) {
        Resolvers.Found found = resolvers.addresses(mx.exchange());
        found.failure().ifPresent(failures::add);
        evidence.addAll(found.evidence());
        found.addresses().forEach(address -> targets.add(target(mx.exchange(), address)));
      }
    }
    failures.forEach(failure -> evidence.add(failure.summary()));
    List<Target> first = targets.subList(0, Math.min(MOST, targets.size()));
    return first.isEmpty()
        ? none(mildest(failures), evidence)
        : new Way(first, Optional.empty(), evidence);
  }

  /** Equal preferences in random order; a null MX beside others is no host. */
  private List<Mx> inOrder(List<Mx> records) {
    List<Mx> hosts = new ArrayList<>(records.stream().filter(mx -> !mx.isNull()).toList());
    Collections.shuffle(hosts, random);
    hosts.sort(Comparator.comparingInt(Mx::preference));
    return hosts.subList(0, Math.min(MOST_HOSTS, hosts.size()));
  }

  /** As long as one name may still resolve, a sender waits. */
  private static Finding mildest(List<Finding> failures) {
    return failures.stream()
        .filter(failure -> failure.verdict() != Verdict.REJECTS)
        .min(Finding.ORDER)
        .orElseGet(() -> failures.get(0));
  }

  private Target target(Name host, InetAddress address) {
    return new Target(host, new InetSocketAddress(address, settings.smtpPort()));
  }

  private static Way none(Finding failure, List<String> evidence) {
    return new Way(List.of(), Optional.of(failure), evidence);
  }
}
