package org.mxshift.steps;

import java.util.List;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Introduce;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Preset;
import org.mxshift.plan.Presets;

/** Shapes that this version does not know, and numbers that the DNS host does not take. */
final class Obstacles {

  private final Plan plan;
  private final ObservedZone zone;
  private final Complaints complaints;

  private Obstacles(Plan plan, ObservedZone zone, Complaints complaints) {
    this.plan = plan;
    this.zone = zone;
    this.complaints = complaints;
  }

  static void find(Plan plan, ObservedZone zone, Complaints complaints) {
    Obstacles obstacles = new Obstacles(plan, zone, complaints);
    obstacles.floor();
    obstacles.noHostToday();
    obstacles.aliases();
    obstacles.newHostsInTheZone();
    obstacles.listedNames();
    obstacles.standbyForTheDead();
    obstacles.unprovable();
  }

  private void floor() {
    Ttl floor = zone.limits().floor();
    if (plan.ttl().during().compareTo(floor) < 0) {
      complaints.add(
          "ttl.during",
          plan.ttl().during() + " is less than the smallest TTL that the DNS host takes",
          "write " + floor + " or more");
    }
  }

  private void noHostToday() {
    if (plan.from().mx().isEmpty() && hasNoAddress(plan.domain())) {
      complaints.add(
          "from.mx",
          plan.domain() + " has neither MX nor address records, so it takes no mail today",
          "publish the null MX '0 .' and write it here; then the new hosts come in one write");
    }
  }

  private void aliases() {
    alias(
        plan.domain(),
        "its mail is that of another name (shape 'CNAME at the owner')",
        "move the mail of the name it points to, or replace the CNAME by records first");
    alias(
        ObservedZone.policy(plan.domain()),
        "somebody else holds the MTA-STS policy (shape '_mta-sts by CNAME')",
        "take the policy over first: replace the CNAME by a TXT record of your own");
    hosts(plan.to().mx()).stream()
        .filter(host -> !host.equals(plan.domain()))
        .forEach(
            host ->
                alias(
                    host,
                    "an exchange must not be an alias (RFC 2181 section 10.3)",
                    "give it address records, or name its target under to.mx"));
  }

  private void alias(Name owner, String what, String remedy) {
    RecordSet alias = zone.set(owner, RecordType.CNAME);
    if (!alias.isAbsent()) {
      complaints.add(
          alias.key().toString(), "is " + alias.values().get(0).text() + "; " + what, remedy);
    }
  }

  /** A name that came into being today may still be cached as not there, so it comes first. */
  private void newHostsInTheZone() {
    for (Name host : hosts(plan.to().mx())) {
      if (host.within(plan.zone().name()) && hasNoAddress(host)) {
        complaints.add(
            "to.mx",
            host + " lies in the zone and has no address (shape 'in-domain MX')",
            "write its A or AAAA record, wait for the negative TTL of "
                + zone.soa().negative()
                + ", and plan again");
      }
    }
  }

  private void listedNames() {
    for (Name name : plan.ttl().also()) {
      if (hasNoAddress(name)) {
        complaints.add("ttl.also", name + " has no address records", "take it out");
      }
    }
  }

  private void standbyForTheDead() {
    if (plan.from().dead() && plan.introduce() == Introduce.STANDBY) {
      complaints.add(
          "introduce",
          "standby leaves dead hosts in front (shape 'dead old host')",
          "write introduce: preferred");
    }
  }

  /** Publishing a host that refuses until it is published loses mail at any preference. */
  private void unprovable() {
    if (plan.to().activation().isPresent() && !meanwhile()) {
      complaints.add(
          "to.activation",
          "there is no old host that takes the mail until the new ones do",
          "publish the new MX records by hand: nothing can be lost that arrives today");
    }
    if (plan.to().verifyByMx() && plan.to().activation().isEmpty()) {
      String reason =
          plan.to()
              .preset()
              .flatMap(choice -> Presets.named(choice.name()))
              .flatMap(Preset::verifyByMx)
              .orElse("the new hosts take no mail before they are published");
      complaints.add(
          "to.verify_by_mx",
          reason + ", so they cannot be proven before (shape 'provider that verifies by MX')",
          "have the domain activated by a TXT record or by the provider's support, then write"
              + " to.verify_by_mx: false"
              + (plan.to().exclusive()
                  ? ""
                  : "; or, where there is no such way, write introduce: standby and"
                      + " to.activation"));
    }
  }

  /** Whether somebody takes the mail while new hosts do not. */
  private boolean meanwhile() {
    return !plan.from().dead() && !plan.from().mx().contains(Mx.NULL);
  }

  private boolean hasNoAddress(Name host) {
    return zone.set(host, RecordType.A).isAbsent()
        && zone.set(host, RecordType.AAAA).isAbsent()
        && zone.set(host, RecordType.CNAME).isAbsent();
  }

  private static List<Name> hosts(List<Mx> records) {
    return records.stream().filter(mx -> !mx.isNull()).map(Mx::exchange).toList();
  }
}
