package org.mxshift.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.plan.Effect;
import org.mxshift.plan.From;
import org.mxshift.plan.Introduce;
import org.mxshift.plan.OldSide;
import org.mxshift.plan.OnFailure;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Reach;
import org.mxshift.plan.SpfChange;
import org.mxshift.plan.To;
import org.mxshift.plan.TtlRules;
import org.mxshift.plan.ZoneRef;
import org.mxshift.program.Program;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;

/** A plan of example.com with the zone it is for; each test changes what it is about. */
final class Plans {

  static final Name DOMAIN = Name.of("example.com");

  List<Mx> from = mx("10 mail.old.example.");
  List<Mx> to = mx("1 mx.new.example.");
  boolean dead;
  boolean exclusive;
  boolean fixed;
  boolean verifyByMx;
  Guarantee guarantee = Guarantee.EXACT;
  OldSide oldSide = new OldSide.Forward();
  List<String> spfAdd = List.of();
  List<String> spfRemove = List.of();
  Ttl during = new Ttl(300);
  Optional<Ttl> previous = Optional.empty();
  Duration policy = TtlRules.DAY;
  Duration watch = Duration.ofDays(2);
  List<Name> also = List.of();
  Introduce introduce = Introduce.PREFERRED;
  org.mxshift.plan.Verify.Arrival arrival = org.mxshift.plan.Verify.Arrival.NONE;
  Optional<MailAddress> mailbox = Optional.of(MailAddress.of("probe@example.com"));
  Map<Name, String> vouched = Map.of();
  List<Effect> gates = List.of(Effect.MOVE, Effect.RETIRE);

  Ttl mxTtl = new Ttl(86_400);
  List<Mx> live = from;
  final List<RecordSet> others = new ArrayList<>();
  Map<Name, Integer> addresses = Map.of();
  Map<SetKey, Duration> remaining = Map.of();
  Ttl floor = new Ttl(60);

  static List<Mx> mx(String... records) {
    return List.of(records).stream().map(Mx::parse).toList();
  }

  static RecordSet txt(Name owner, int ttl, String... values) {
    return new RecordSet(
        owner, RecordType.TXT, new Ttl(ttl), List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  static RecordSet set(String owner, RecordType type, int ttl, String... values) {
    List<Rdata> data = List.of(values).stream().map(value -> Rdata.parse(type, value)).toList();
    return new RecordSet(Name.of(owner), type, new Ttl(ttl), data);
  }

  /** From these hosts to those, as published. */
  static Plans between(List<Mx> from, List<Mx> to) {
    Plans plans = new Plans();
    plans.from = from;
    plans.live = from;
    plans.to = to;
    return plans;
  }

  Plan plan() {
    return new Plan(
        DOMAIN,
        new ZoneRef(Optional.of("manual"), Optional.empty(), DOMAIN, Map.of()),
        new From(from, dead),
        new To(to, exclusive, fixed, verifyByMx, Optional.empty()),
        oldSide,
        new SpfChange(spfAdd, spfRemove, Duration.ofDays(5)),
        new TtlRules(during, previous, also, policy, watch),
        Duration.ofHours(72),
        Optional.empty(),
        Duration.ofHours(72),
        Optional.empty(),
        introduce,
        new org.mxshift.plan.Verify(
            List.of(MailAddress.of("info@example.com"), MailAddress.of("postmaster@example.com")),
            mailbox,
            Optional.empty(),
            arrival,
            Duration.ofMinutes(15),
            3,
            Duration.ofHours(1),
            vouched,
            Reach.NONE),
        gates,
        List.of(),
        OnFailure.RETREAT);
  }

  ObservedZone zone() {
    List<RecordSet> sets = new ArrayList<>(others);
    sets.add(RecordSet.mx(DOMAIN, mxTtl, live));
    ObservedZone zone =
        ObservedZone.of(
            sets,
            new ObservedZone.Soa(
                new Ttl(3600), new Ttl(900), Duration.ofHours(2), Duration.ofMinutes(30)),
            new Limits(floor, guarantee));
    return new ObservedZone(zone.sets(), zone.soa(), zone.limits(), remaining, addresses);
  }

  Program program() throws CompileException {
    return Compiler.compile(plan(), zone());
  }
}
