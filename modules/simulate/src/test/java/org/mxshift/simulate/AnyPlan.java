package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mxshift.engine.Run;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;
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
import org.mxshift.plan.Verify;
import org.mxshift.plan.ZoneRef;
import org.mxshift.program.Preferences;
import org.mxshift.program.Program;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Snapshot;
import org.mxshift.steps.CompileException;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.Earlier;
import org.mxshift.steps.ObservedZone;

/**
 * A plan and the world it is for, of one seed: one to ten hosts on either side, some on both, at
 * preferences with ties and both ends of the range, TTLs from none to a week, an SPF record among
 * strangers' strings or none, any gates, windows for some, any way to introduce.
 */
final class AnyPlan {

  private static final int[] PREFERENCES = {0, 1, 10, 10, 10, 20, 30, 65_535};
  private static final int[] TTLS = {0, 1, 60, 300, 3600, 86_400, 604_800};
  private static final int[] LOW = {1, 60, 300, 3600};

  final List<RecordSet> zone = new ArrayList<>();
  private final Plan plan;
  private final Guarantee guarantee;
  private final long seed;

  AnyPlan(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    guarantee = random.nextInt(5) == 0 ? Guarantee.PER_CALL : Guarantee.EXACT;
    List<Mx> old = hosts(random, "old", 1 + random.nextInt(10));
    List<Mx> next = hosts(random, "new", 1 + random.nextInt(10));
    if (random.nextInt(3) == 0) {
      next = overlapping(random, old, next);
    }
    zone.add(RecordSet.mx(Programs.DOMAIN, ttl(random), old));
    boolean spf = random.nextInt(4) > 0;
    txt(random, spf);
    boolean exclusive = random.nextInt(6) == 0;
    Plan some =
        new Plan(
            Programs.DOMAIN,
            new ZoneRef(Optional.of("manual"), Optional.empty(), Programs.DOMAIN, Map.of()),
            new From(old, false),
            new To(next, exclusive, false, false, Optional.empty()),
            random.nextBoolean() ? new OldSide.Forward() : new OldSide.Sync(),
            spf
                ? new SpfChange(
                    List.of("ip4:198.51.100.7"),
                    random.nextBoolean() ? List.of("ip4:192.0.2.10") : List.of(),
                    Duration.ofHours(random.nextInt(60)))
                : new SpfChange(List.of(), List.of(), Duration.ZERO),
            new TtlRules(
                new Ttl(one(random, LOW)),
                Optional.empty(),
                List.of(),
                TtlRules.DAY,
                Duration.ofHours(1)),
            Duration.ofHours(2 + random.nextInt(10)),
            Optional.of("generated"),
            Duration.ofHours(random.nextInt(12)),
            Optional.empty(),
            !exclusive && random.nextInt(3) == 0 ? Introduce.STANDBY : Introduce.PREFERRED,
            verify(random),
            gates(random),
            List.of(),
            OnFailure.RETREAT);
    plan = some.within(windows(new Random(~seed)));
  }

  private static Verify verify(Random random) {
    return new Verify(
        List.of(Programs.PERSON, Programs.MAILBOX),
        Optional.of(Programs.MAILBOX),
        Optional.empty(),
        Verify.Arrival.NONE,
        Duration.ofMinutes(15L + random.nextInt(60)),
        1 + random.nextInt(5),
        Duration.ofMinutes(random.nextInt(120)),
        Map.of(),
        Reach.NONE);
  }

  /** None for most, by a chance of their own: with windows a plan is otherwise the same. */
  private static Optional<Windows> windows(Random random) {
    ZoneId zone = ZoneId.of(random.nextBoolean() ? "Europe/Berlin" : "America/Santiago");
    List<Window> allow =
        List.of(
            Window.parse("0 " + random.nextInt(24) + "," + random.nextInt(24) + " * * * for 2h"));
    List<Window> deny =
        List.of(Window.parse("0 " + random.nextInt(24) + " * * " + random.nextInt(7) + " for 9h"));
    return switch (random.nextInt(6)) {
      case 0 -> Optional.of(new Windows(zone, allow, deny));
      case 1 -> Optional.of(new Windows(zone, List.of(), deny));
      default -> Optional.empty();
    };
  }

  private static List<Effect> gates(Random random) {
    return List.of(Effect.values()).stream().filter(gate -> random.nextInt(4) == 0).toList();
  }

  private static List<Mx> hosts(Random random, String side, int number) {
    List<Mx> hosts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int any = random.nextInt(4) == 0 ? random.nextInt(65_536) : one(random, PREFERENCES);
      hosts.add(new Mx(any, Name.of("mx" + i + "." + side + ".example")));
    }
    return hosts;
  }

  private static List<Mx> overlapping(Random random, List<Mx> old, List<Mx> next) {
    List<Mx> all = new ArrayList<>(next.subList(0, random.nextInt(next.size() + 1)));
    for (Mx mx : old) {
      if (all.isEmpty() || random.nextInt(2) == 0) {
        all.add(new Mx(one(random, PREFERENCES), mx.exchange()));
      }
    }
    return all.equals(old) ? next : all;
  }

  private void txt(Random random, boolean spf) {
    List<Rdata> values = new ArrayList<>();
    if (spf) {
      values.add(Txt.of("v=spf1 ip4:192.0.2.10 ip4:203.0.113.0/24 -all"));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(i == 1 ? Programs.STRANGER : Txt.of("token=" + i));
    }
    zone.add(new RecordSet(Programs.DOMAIN, RecordType.TXT, ttl(random), values));
  }

  private static Ttl ttl(Random random) {
    return new Ttl(random.nextInt(4) == 0 ? random.nextInt(604_801) : one(random, TTLS));
  }

  private static int one(Random random, int... of) {
    return of[random.nextInt(of.length)];
  }

  List<Mx> to() {
    return plan.to().mx();
  }

  /** Promise 11: SPF names the senders of whatever hosts are published. */
  void assertSpfCovers(Map<SetKey, RecordSet> live) {
    Set<Name> published = Preferences.hosts(live.get(Programs.MX).mx());
    String text = String.valueOf(live.get(Programs.TXT));
    plan.spf().add().forEach(term -> assertCovers(published, "new", text, term));
    plan.spf().remove().forEach(term -> assertCovers(published, "old", text, term));
  }

  private void assertCovers(Set<Name> published, String side, String text, String term) {
    Set<Name> kept = new TreeSet<>(Preferences.hosts(plan.from().mx()));
    kept.retainAll(Preferences.hosts(plan.to().mx()));
    if (published.stream().anyMatch(h -> h.text().contains(side) && !kept.contains(h))) {
      assertThat(text).as("promise 11: %s published", published).contains(term);
    }
  }

  /** Empty where the compiler refuses it, in words. */
  Optional<Program> program(Collection<RecordSet> live) {
    try {
      return Optional.of(Compiler.compile(plan, observed(live)));
    } catch (CompileException e) {
      return Optional.empty();
    }
  }

  private ObservedZone observed(Collection<RecordSet> live) {
    return ObservedZone.of(
        live.stream().filter(set -> !set.isAbsent()).toList(),
        new ObservedZone.Soa(
            new Ttl(3600), new Ttl(600), Duration.ofHours(2), Duration.ofMinutes(30)),
        new Limits(new Ttl(1), guarantee));
  }

  /** The same plan from what is there now, in the place of that of a run that has begun. */
  Optional<Program> replanned(Run run, Map<SetKey, RecordSet> live) {
    Plan next =
        new Plan(
                plan.domain(),
                plan.zone(),
                new From(live.get(Programs.MX).mx(), false),
                plan.to(),
                plan.oldSide(),
                plan.spf(),
                plan.ttl(),
                plan.hold(),
                plan.acceptShortHold(),
                plan.drain(),
                plan.margin(),
                plan.introduce(),
                plan.verify(),
                List.of(),
                plan.acceptLame(),
                plan.onFailure())
            .within(plan.windows());
    Map<SetKey, RecordSet> first = new HashMap<>();
    run.first().forEach((key, snapshot) -> first.put(key, snapshot.set()));
    try {
      return Optional.of(
          Compiler.compile(
              next,
              observed(live.values()),
              new Earlier(first, run.done(), run.brought(), run.waited())));
    } catch (CompileException e) {
      return Optional.empty();
    }
  }

  /** Empty where the compiler refuses the plan. */
  Optional<Scene> scene() {
    return program(zone).map(this::scene);
  }

  private Scene scene(Program program) {
    Random random = new Random(seed + 1);
    Simulation world = new Simulation(Programs.DOMAIN, seed, Scene.START, Duration.ofMinutes(10));
    zone.stream().filter(set -> !set.isAbsent()).map(Snapshot::of).forEach(world.zone()::began);
    world.zone().serve(NameServer.lagging("ns1", Duration.ofSeconds(random.nextInt(5))));
    world.zone().serve(NameServer.lagging("ns2", Duration.ofSeconds(random.nextInt(900))));
    world.caches().honest(3);
    Set<Name> hosts = new TreeSet<>(Preferences.hosts(plan.to().mx()));
    hosts.addAll(Preferences.hosts(plan.from().mx()));
    hosts.forEach(host -> world.hosts().behave(host, Behaviour.ACCEPTS));
    return new Scene(world, program);
  }

  @Override
  public String toString() {
    return "seed " + seed + ": " + plan;
  }
}
