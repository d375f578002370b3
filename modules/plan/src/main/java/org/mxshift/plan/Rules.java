package org.mxshift.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.TimeText;
import org.mxshift.model.Windows;

/** Every rule of the plan language that needs no DNS, clock or file to be judged. */
final class Rules {

  static final Duration LONGEST = Duration.ofDays(30);
  static final Duration LONGEST_MARGIN = Duration.ofDays(7);

  /** The largest {@code max_age} of a policy (RFC 8461 section 3.2). */
  private static final Duration LONGEST_POLICY = Duration.ofHours(8_766);

  private static final Duration LONGEST_QUEUE = Duration.ofDays(30);
  static final Duration LONGEST_LOW_TTL = Duration.ofDays(1);

  private final Plan plan;
  private final List<Flaw> flaws = new ArrayList<>();

  private Rules(Plan plan) {
    this.plan = plan;
  }

  /** The rules that this plan breaks. */
  static List<Flaw> brokenBy(Plan plan) {
    Rules rules = new Rules(plan);
    rules.domainAndZone();
    rules.exchanges("from.mx", plan.from().mx());
    rules.exchanges("to.mx", plan.to().mx());
    rules.fromAndTo();
    rules.newHosts();
    plan.to().activation().ifPresent(rules::activation);
    rules.oldHosts();
    rules.ttls();
    rules.waits();
    rules.noneTwice("accept_lame", plan.acceptLame());
    rules.noneTwice("gates", plan.gates());
    plan.windows().filter(Windows::areNever).ifPresent(never -> rules.neverOpen());
    rules.flaws.addAll(ZoneRules.brokenBy(plan.zone()));
    rules.flaws.addAll(SpfRules.brokenBy(plan.spf()));
    rules.flaws.addAll(VerifyRules.brokenBy(plan));
    return rules.flaws;
  }

  private void neverOpen() {
    flaw(
        "windows",
        "no window ever opens, so the mail would never move",
        "allow times that exist and that 'deny' does not cover");
  }

  private void domainAndZone() {
    Name domain = plan.domain();
    if (domain.isRoot() || domain.text().startsWith("*")) {
      flaw("domain", "'" + domain + "' is not one domain", "write the domain whose mail moves");
    } else if (!domain.within(plan.zone().name())) {
      flaw(
          "zone.name",
          domain + " is not within the zone " + plan.zone().name(),
          "name the zone that holds the domain, or leave it out where they are the same");
    }
  }

  private void exchanges(String path, List<Mx> mx) {
    Set<Name> seen = new HashSet<>();
    for (int i = 0; i < mx.size(); i++) {
      Name exchange = mx.get(i).exchange();
      String at = path + "[" + i + "]";
      if (mx.get(i).isNull() && mx.size() > 1) {
        flaw(at, "a null MX stands alone (RFC 7505 section 3)", "take out '0 .' or all others");
      } else if (!seen.add(exchange)) {
        flaw(at, exchange + " is listed twice", "keep one line for each exchange");
      } else if (exchange.text().startsWith("*")) {
        flaw(at, "an exchange is one host, not " + exchange, "write the host's own name");
      }
    }
  }

  private void fromAndTo() {
    if (plan.to().mx().isEmpty()) {
      flaw(
          "to.mx",
          "an empty list would leave the domain without mail hosts",
          "list the new hosts, or write [\"0 .\"] for a domain that takes no mail");
    } else if (Set.copyOf(plan.from().mx()).equals(Set.copyOf(plan.to().mx()))) {
      flaw(
          "to.mx",
          "this is what is published already",
          "list the hosts that are to be published; one that moves to another address needs a"
              + " second name, so that both can be tried");
    }
  }

  private void newHosts() {
    if (plan.to().exclusive() && plan.introduce() == Introduce.STANDBY) {
      flaw(
          "introduce",
          "new hosts that allow no others beside them cannot stand by",
          "write introduce: preferred, or to.exclusive: false if they allow others");
    }
  }

  /** The least risk of a host that nobody has proven: behind the others, and not for long. */
  private void activation(Activation activation) {
    range("to.activation.within", activation.within(), Duration.ofMinutes(1), Duration.ofDays(1));
    if (!Scalars.isOneLine(activation.reason())) {
      flaw("to.activation.reason", "this is not a reason", "say in one line why");
    }
    if (!plan.to().verifyByMx()) {
      flaw(
          "to.activation",
          "these hosts can be proven before they are published",
          "take it out, or write to.verify_by_mx: true if they cannot");
    } else if (plan.introduce() != Introduce.STANDBY) {
      flaw(
          "introduce",
          "hosts that nobody can prove yet are published behind the old ones only",
          "write introduce: standby");
    }
  }

  private void oldHosts() {
    boolean none = plan.from().mx().isEmpty() || plan.from().mx().contains(Mx.NULL);
    if (plan.from().dead() && none) {
      flaw("from.dead", "no old host is listed that could be dead", "take this key out");
    }
    if (plan.from().dead() && !(plan.oldSide() instanceof OldSide.Forward)) {
      flaw("old_side", "dead hosts do nothing with late mail", "take out this key or from.dead");
    }
  }

  private void ttls() {
    range("ttl.during", plan.ttl().during().duration(), Duration.ZERO, LONGEST_LOW_TTL);
    range("ttl.policy", plan.ttl().policy(), Duration.ZERO, LONGEST_POLICY);
    range("ttl.watch", plan.ttl().watch(), Duration.ZERO, LONGEST);
    noneTwice("ttl.also", plan.ttl().also());
    for (int i = 0; i < plan.ttl().also().size(); i++) {
      Name also = plan.ttl().also().get(i);
      if (!also.within(plan.zone().name())) {
        flaw(
            "ttl.also[" + i + "]",
            also + " is not within the zone " + plan.zone().name(),
            "list names of this zone only; lower others where they live");
      }
    }
  }

  private void waits() {
    range("hold", plan.hold(), Duration.ofSeconds(1), LONGEST);
    range("drain", plan.drain(), Duration.ZERO, LONGEST);
    range("spf.queue", plan.spf().queue(), Duration.ZERO, LONGEST_QUEUE);
    plan.margin().ifPresent(margin -> range("margin", margin, Duration.ZERO, LONGEST_MARGIN));
    boolean isShort = plan.hold().compareTo(Plan.SHORT_HOLD) < 0;
    if (isShort && plan.acceptShortHold().isEmpty()) {
      flaw(
          "hold",
          "a hold of " + TimeText.print(plan.hold()) + " is under 48h",
          "hold 48h to 72h, or give the reason under accept_short_hold");
    }
    if (!plan.acceptShortHold().map(Scalars::isOneLine).orElse(true)) {
      flaw("accept_short_hold", "this is not a reason", "say in one line why a short hold will do");
    }
  }

  private void range(String path, Duration value, Duration least, Duration most) {
    range(path, value, least, most, flaws);
  }

  static void range(String path, Duration value, Duration least, Duration most, List<Flaw> flaws) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      String what = TimeText.print(value) + " is out of range";
      String remedy = "write " + TimeText.print(least) + " to " + TimeText.print(most);
      flaws.add(new Flaw(path, what, remedy));
    }
  }

  private void noneTwice(String path, List<?> values) {
    noneTwice(path, values, flaws);
  }

  static void noneTwice(String path, List<?> values, List<Flaw> flaws) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (!seen.add(values.get(i))) {
        Object shown = values.get(i) instanceof Enum<?> word ? Scalars.word(word) : values.get(i);
        flaws.add(new Flaw(path + "[" + i + "]", shown + " is listed twice", "list it once"));
      }
    }
  }

  private void flaw(String path, String what, String remedy) {
    flaws.add(new Flaw(path, what, remedy));
  }
}
