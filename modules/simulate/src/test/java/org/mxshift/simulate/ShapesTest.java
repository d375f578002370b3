package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Other;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
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
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Program;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Snapshot;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.ObservedZone;

/** Every shape that the compiler knows, run to its end, and back from each of its moves. */
class ShapesTest {

  /** So that a domain without MX records is its own mail host. */
  private static final RecordSet ADDRESS =
      new RecordSet(Programs.DOMAIN, RecordType.A, new Ttl(3600), List.of(new Other("192.0.2.80")));

  /** A shape by what is published before and after. */
  record Shape(
      String name,
      List<Mx> from,
      List<Mx> to,
      Introduce introduce,
      boolean dead,
      boolean exclusive) {

    Shape(String name, List<Mx> from, List<Mx> to, Introduce introduce, boolean dead) {
      this(name, from, to, introduce, dead, false);
    }

    @Override
    public String toString() {
      return name;
    }

    RecordSet live() {
      return RecordSet.mx(Programs.DOMAIN, Programs.DAY, from);
    }

    Program program() throws Exception {
      return program(Duration.ofDays(2), Duration.ofDays(3), Duration.ofHours(1));
    }

    /** In hours, for tests that run it hundreds of times. */
    Program brief() throws Exception {
      return program(Duration.ofHours(2), Duration.ofHours(1), Duration.ofMinutes(30));
    }

    private Program program(Duration hold, Duration drain, Duration span) throws Exception {
      Plan plan =
          new Plan(
              Programs.DOMAIN,
              new ZoneRef(Optional.of("manual"), Optional.empty(), Programs.DOMAIN, Map.of()),
              new From(from, dead),
              new To(to, exclusive, false, false, Optional.empty()),
              new OldSide.Forward(),
              new SpfChange(List.of(), List.of(), Duration.ofDays(5)),
              new TtlRules(Programs.LOW, Optional.empty(), List.of()),
              hold,
              Optional.of("a test"),
              drain,
              Optional.empty(),
              introduce,
              new Verify(
                  List.of(Programs.PERSON, Programs.MAILBOX),
                  Optional.of(MailAddress.of("probe@example.com")),
                  Optional.empty(),
                  Verify.Arrival.NONE,
                  Duration.ofMinutes(15),
                  3,
                  span,
                  Map.of(),
                  Reach.NONE),
              List.of(),
              List.of(),
              OnFailure.RETREAT);
      return Compiler.compile(
          plan,
          ObservedZone.of(
              List.of(live(), ADDRESS),
              new ObservedZone.Soa(
                  new Ttl(3600), new Ttl(600), Duration.ofHours(2), Duration.ofMinutes(30)),
              new Limits(new Ttl(1), Guarantee.EXACT)));
    }

    Scene scene() throws Exception {
      return scene(program());
    }

    Scene scene(Program program) {
      Simulation world = new Simulation(Programs.DOMAIN, 12, Scene.START, Duration.ofMinutes(10));
      world.zone().began(Snapshot.of(live()));
      world.zone().began(Snapshot.of(ADDRESS));
      world.zone().serve(NameServer.lagging("ns1", Duration.ZERO));
      world.zone().serve(NameServer.lagging("ns2", Duration.ofSeconds(40)));
      world.caches().honest(5);
      Set<Name> hosts = new TreeSet<>(Preferences.hosts(to));
      hosts.add(Programs.DOMAIN);
      if (!dead) {
        hosts.addAll(Preferences.hosts(from));
      }
      hosts.forEach(host -> world.hosts().behave(host, Behaviour.ACCEPTS));
      return new Scene(world, program);
    }
  }

  private static List<Mx> mx(String... records) {
    return Stream.of(records).map(Mx::parse).toList();
  }

  static Stream<Shape> shapes() {
    List<Mx> old = mx("10 a.old.example.", "20 b.old.example.");
    List<Mx> next = mx("1 mx.new.example.", "5 mx2.new.example.");
    Introduce preferred = Introduce.PREFERRED;
    Introduce standby = Introduce.STANDBY;
    return Stream.of(
        new Shape("usual", old, next, preferred, false),
        new Shape("standby", old, next, standby, false),
        new Shape("overlap", old, mx("10 b.old.example.", "20 mx.new.example."), preferred, false),
        new Shape(
            "overlap, standby", old, mx("5 b.old.example.", "9 c.new.example."), standby, false),
        new Shape(
            "renumber only", old, mx("20 a.old.example.", "10 b.old.example."), preferred, false),
        new Shape("no MX", List.of(), next, preferred, false),
        new Shape("null MX to mail", mx("0 ."), next, preferred, false),
        new Shape("mail to null MX", old, mx("0 ."), preferred, false),
        new Shape("dead old host", old, next, preferred, true),
        new Shape("exclusive", old, next, preferred, false, true));
  }

  record Return(Shape shape, String from) {
    @Override
    public String toString() {
      return shape + " from " + from;
    }
  }

  static Stream<Return> returns() throws Exception {
    Stream.Builder<Return> returns = Stream.builder();
    for (Shape shape : shapes().filter(s -> !s.dead()).toList()) {
      for (Move move : shape.program().moves()) {
        returns.add(new Return(shape, move.id()));
      }
    }
    return returns.build();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyShapeComesToItsEnd(Shape shape) throws Exception {
    Scene scene = shape.scene();
    scene.started().untilStanding(Standing.DONE);

    RecordSet end = scene.sets().get(Programs.MX);
    assertThat(end.mx()).isEqualTo(shape.to().stream().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("returns")
  void everyShapeLeadsBackFromEachMove(Return back) throws Exception {
    Scene scene = back.shape().scene(back.shape().brief());
    Map<SetKey, RecordSet> before = scene.sets();
    scene.started();
    Tick tick = scene.until(t -> t.run().standing().ended() || reached(t.run(), back.from()));
    if (tick.run().standing().ended()) {
      return;
    }
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.untilStanding(Standing.ROLLED_BACK);

    assertThat(scene.sets()).isEqualTo(before);
    assertThat(scene.run().turned()).contains(Cause.ROLLBACK);
  }

  private static boolean reached(Run run, String move) {
    return run.applied() > run.program().indexOf(move);
  }
}
