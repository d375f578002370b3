package org.mxshift.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.plan.Plan;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Published;

/**
 * What is checked: a plan, or just a domain, where what is published is both where mail comes from
 * and where it goes to.
 *
 * @param domain whose mail it is
 * @param plan what is to be done with it
 * @param privately whether addresses that nobody outside can reach are in order
 * @param stage how far the plan is carried out; without a plan nothing is
 */
public record Subject(Name domain, Optional<Plan> plan, boolean privately, Phase stage) {

  /** A plan on the public network, of which nothing is carried out. */
  public static Subject of(Plan plan) {
    return new Subject(plan.domain(), Optional.of(plan), false, Phase.BEFORE);
  }

  /** A domain on the public network. */
  public static Subject of(Name domain) {
    return new Subject(domain, Optional.empty(), false, Phase.BEFORE);
  }

  /** The same in a network where private addresses are in order, or are not. */
  public Subject privately(boolean yes) {
    return new Subject(domain, plan, yes, stage);
  }

  /** The same where the plan is carried out so far. */
  public Subject at(Phase phase) {
    return new Subject(domain, plan, privately, phase);
  }

  /** The set that a move changes. */
  public SetKey mx() {
    return new SetKey(domain, RecordType.MX);
  }

  /** The MX records that are published now. */
  public List<Mx> published(Sights sights) {
    DnsReply reply = sights.see(new Published(mx()));
    return reply.set().mx();
  }

  /** The MX records of the old side: what the plan says, or what is published. */
  public List<Mx> from(Sights sights) {
    return plan.map(its -> its.from().mx()).orElseGet(() -> published(sights));
  }

  /** The MX records of the new side: what the plan says, or what is published. */
  public List<Mx> to(Sights sights) {
    return plan.map(its -> its.to().mx()).orElseGet(() -> published(sights));
  }

  /**
   * Every mail host of both sides, each once, the new side's first; the new side's alone once the
   * old one has left DNS.
   */
  public List<Name> hosts(Sights sights) {
    Stream<Mx> old = stage == Phase.AFTER ? Stream.empty() : from(sights).stream();
    return Stream.concat(to(sights).stream(), old)
        .filter(mx -> !mx.isNull())
        .map(Mx::exchange)
        .distinct()
        .toList();
  }

  /** As {@link #hosts}, without old hosts that the plan says are dead. */
  public List<Name> livingHosts(Sights sights) {
    boolean dead = plan.map(its -> its.from().dead()).orElse(false);
    return dead ? newHosts(sights) : hosts(sights);
  }

  /** Who serves the zone of the domain. */
  public Delegated delegated() {
    return new Delegated(domain);
  }

  /** The zone that the domain lies in, as it is delegated. */
  public Name apex(Sights sights) {
    return sights.see(delegated()).apex();
  }

  /** The mail hosts that a plan takes out, each once; none without a plan. */
  public List<Name> leaving() {
    if (plan.isEmpty()) {
      return List.of();
    }
    List<Name> stay = plan.get().to().mx().stream().map(Mx::exchange).toList();
    return plan.get().from().mx().stream()
        .filter(mx -> !mx.isNull() && !stay.contains(mx.exchange()))
        .map(Mx::exchange)
        .distinct()
        .toList();
  }

  /** The mail hosts that a plan brings, while none of them is published yet; none later. */
  public List<Name> arriving() {
    if (plan.isEmpty() || stage != Phase.BEFORE) {
      return List.of();
    }
    List<Name> there = plan.get().from().mx().stream().map(Mx::exchange).toList();
    return plan.get().to().mx().stream()
        .filter(mx -> !mx.isNull() && !there.contains(mx.exchange()))
        .map(Mx::exchange)
        .distinct()
        .toList();
  }

  /** The mail hosts of the new side, each once. */
  public List<Name> newHosts(Sights sights) {
    return to(sights).stream().filter(mx -> !mx.isNull()).map(Mx::exchange).distinct().toList();
  }

  /** Where in the plan a host of the new side stands; the domain for any other. */
  public String keyOf(Name host) {
    int to = index(plan.map(its -> its.to().mx()).orElse(List.of()), host);
    int from = index(plan.map(its -> its.from().mx()).orElse(List.of()), host);
    if (to >= 0) {
      return "to.mx[" + to + "]";
    }
    return from >= 0 ? "from.mx[" + from + "]" : "domain";
  }

  private static int index(List<Mx> records, Name host) {
    return records.stream().map(Mx::exchange).toList().indexOf(host);
  }
}
