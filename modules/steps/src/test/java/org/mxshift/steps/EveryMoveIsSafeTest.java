package org.mxshift.steps;

import static org.mxshift.claims.Claims.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.mxshift.model.Image;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Introduce;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.spi.Guarantee;

/** Over any hosts, preferences, TTLs and shapes: what no program may do, forward or back. */
class EveryMoveIsSafeTest {

  private static final SetKey MX = new SetKey(Plans.DOMAIN, RecordType.MX);

  @Provide
  Arbitrary<List<Mx>> records() {
    Arbitrary<Integer> preference =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(0, 1, 5, 10, 20, 65_526, 65_534, 65_535)),
            Tuple.of(1, Arbitraries.integers().between(0, Mx.WORST)));
    Arbitrary<List<Mx>> some =
        Combinators.combine(
                Arbitraries.integers()
                    .between(0, 5)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(4)
                    .uniqueElements(),
                preference.list().ofSize(4))
            .as(
                (hosts, preferences) ->
                    IntStream.range(0, hosts.size())
                        .mapToObj(i -> new Mx(preferences.get(i), host(hosts.get(i))))
                        .toList());
    return Arbitraries.frequencyOf(
        Tuple.of(12, some), Tuple.of(1, Arbitraries.just(List.of(Mx.NULL))));
  }

  private static Name host(int number) {
    return number == 0 ? Plans.DOMAIN : Name.of("mx" + number + ".example.net");
  }

  @Provide
  Arbitrary<Plans> plans() {
    Arbitrary<List<Mx>> from =
        Arbitraries.frequencyOf(Tuple.of(12, records()), Tuple.of(1, Arbitraries.just(List.of())));
    Arbitrary<Ttl> ttl = Arbitraries.of(0, 30, 300, 301, 3600, 86_400, 604_800).map(Ttl::new);
    Arbitrary<Integer> addresses = Arbitraries.integers().between(1, 6);
    return Combinators.combine(
            from,
            records(),
            ttl,
            ttl,
            Arbitraries.of(Introduce.values()),
            addresses,
            Arbitraries.of(0, 1, 2, 3, 4, 5))
        .as(EveryMoveIsSafeTest::plans);
  }

  private static Plans plans(
      List<Mx> from,
      List<Mx> to,
      Ttl mxTtl,
      Ttl otherTtl,
      Introduce introduce,
      int addresses,
      int kind) {
    Plans plans = Plans.between(from, to);
    plans.mxTtl = mxTtl;
    plans.exclusive = kind > 3;
    plans.introduce = plans.exclusive ? Introduce.PREFERRED : introduce;
    plans.guarantee = kind == 5 ? Guarantee.PER_CALL : Guarantee.EXACT;
    plans.addresses = Map.of(host(1), addresses, host(2), 2);
    plans.others.add(Plans.set("example.com", RecordType.A, otherTtl.seconds(), "192.0.2.80"));
    plans.also = kind == 1 ? List.of(Plans.DOMAIN) : List.of();
    plans.dead =
        kind == 2 && introduce == Introduce.PREFERRED && from.stream().anyMatch(mx -> !mx.isNull());
    if (kind > 1) {
      plans.others.add(
          Plans.txt(Plans.DOMAIN, otherTtl.seconds(), "v=spf1 mx ip4:192.0.2.1 ~all", "other"));
      plans.spfAdd = List.of("include:_spf.example.net");
      plans.spfRemove = kind == 3 ? List.of("ip4:192.0.2.1") : List.of();
    }
    return plans;
  }

  private static Program compiled(Plans plans) {
    Assume.that(!Set.copyOf(plans.from).equals(Set.copyOf(plans.to)));
    try {
      return plans.program();
    } catch (CompileException e) {
      throw new AssertionError(e);
    }
  }

  private static Walk walk(Plans plans, Program program) {
    Map<SetKey, Image> first = new HashMap<>();
    first.put(MX, Image.whole(RecordSet.mx(Plans.DOMAIN, plans.mxTtl, plans.from)));
    for (Move move : program.moves()) {
      move.change().ifPresent(change -> first.putIfAbsent(change.key(), change.before()));
    }
    return new Walk(
        first.values().stream(),
        plans.from.isEmpty(),
        plans.exclusive && plans.guarantee != Guarantee.PER_CALL);
  }

  @Property
  void forwardEveryWriteIsSafeAndTheEndIsThePlan(@ForAll("plans") Plans plans) {
    Program program = compiled(plans);
    Walk walk = walk(plans, program);
    walk.take(program.moves());
    RecordSet end = walk.sets().get(MX).set();
    assertThat(end.mx()).containsExactlyInAnyOrderElementsOf(plans.to);
    if (!plans.from.isEmpty()) {
      assertThat(end.ttl()).isEqualTo(plans.mxTtl);
    }
  }

  @Property
  void orderIsKeptWithinTheOldAndWithinTheNewHosts(@ForAll("plans") Plans plans) {
    List<Mx> old = plans.from.isEmpty() ? List.of(new Mx(10, Plans.DOMAIN)) : plans.from;
    List<Mx> newcomers = Preferences.without(plans.to, Preferences.hosts(old));
    List<Mx> leavers = Preferences.without(old, Preferences.hosts(plans.to));
    for (Move move : compiled(plans).moves()) {
      if (move.movesHosts()) {
        List<Mx> after = move.change().orElseThrow().after().set().mx();
        assertSameOrder(newcomers, after);
        assertSameOrder(leavers, after);
      }
    }
  }

  private static void assertSameOrder(List<Mx> wanted, List<Mx> published) {
    Map<Name, Integer> now = new HashMap<>();
    published.forEach(mx -> now.put(mx.exchange(), mx.preference()));
    List<Mx> there = wanted.stream().filter(mx -> now.containsKey(mx.exchange())).toList();
    for (Mx one : there) {
      for (Mx two : there) {
        assertThat(Integer.compare(now.get(one.exchange()), now.get(two.exchange())))
            .as("order of " + one + " and " + two + " in " + published)
            .isEqualTo(Integer.compare(one.preference(), two.preference()));
      }
    }
  }

  @Property
  void exclusiveHostsMeetOthersNoLongerThanAnAtomicWriteAllows(@ForAll("plans") Plans plans) {
    plans.exclusive = true;
    plans.introduce = Introduce.PREFERRED;
    plans.guarantee = Guarantee.EXACT;
    Set<Name> alone = Preferences.hosts(plans.to);
    Set<Name> old = plans.from.isEmpty() ? Set.of(Plans.DOMAIN) : Preferences.hosts(plans.from);
    Program program = compiled(plans);
    for (int at = 0; at <= program.moves().size(); at++) {
      neverTogether(program.moves(), old, alone);
      neverTogether(program.reversed(at).moves(), old, alone);
    }
  }

  private static void neverTogether(List<Move> moves, Set<Name> old, Set<Name> alone) {
    for (Move move : moves) {
      if (move.movesHosts()) {
        Set<Name> there = Preferences.hosts(move.change().orElseThrow().after().set().mx());
        assertThat(old.containsAll(there) || alone.containsAll(there)).as(move.id()).isTrue();
      }
    }
  }

  @Property
  void atMostOneWriteMovesTheMailAndItComesFirst(@ForAll("plans") Plans plans) {
    List<Effect> effects =
        compiled(plans).moves().stream().map(Move::effect).filter(e -> e != Effect.NONE).toList();
    assertThat(effects).doesNotHaveDuplicates().isSorted();
  }

  @Property
  void fromEverywhereTheWayBackEndsWhereItBegan(@ForAll("plans") Plans plans) {
    Program program = compiled(plans);
    Map<SetKey, Image> origin = walk(plans, program).sets();
    for (int at = 0; at <= program.moves().size(); at++) {
      Walk walk = walk(plans, program);
      walk.take(program.moves().subList(0, at));
      walk.take(program.reversed(at).moves());
      assertThat(walk.sets()).as("back from " + at).isEqualTo(origin);
    }
  }

  /** Turned round as often as somebody likes, wherever; then it goes on to one of the two ends. */
  @Property
  void turnedRoundAndRoundItEndsAtOneOfTheTwoEnds(@ForAll("plans") Plans plans, @ForAll long seed) {
    Program program = compiled(plans);
    Map<SetKey, Image> origin = walk(plans, program).sets();
    Walk straight = walk(plans, program);
    straight.take(program.moves());
    Walk walk = walk(plans, program);
    Random random = new Random(seed);
    for (int turns = random.nextInt(6); turns > 0; turns--) {
      int at = random.nextInt(program.moves().size() + 1);
      walk.take(program.moves().subList(0, at));
      program = program.reversed(at);
      assertThat(ids(program)).doesNotHaveDuplicates();
    }
    walk.take(program.moves());
    boolean forward = program.direction() == Program.Direction.FORWARD;
    assertThat(walk.sets()).isEqualTo(forward ? straight.sets() : origin);
  }

  @Property
  void untilTheEndEverySetHasTheLowTtlAndNoneIsRaised(@ForAll("plans") Plans plans) {
    Program program = compiled(plans);
    Map<SetKey, Image> origin = walk(plans, program).sets();
    for (Move move : program.moves()) {
      if (move.writes()) {
        RecordSet after = move.change().orElseThrow().after().set();
        RecordSet before = origin.get(after.key()).set();
        Ttl low = before.isAbsent() ? plans.during : plans.during.min(before.ttl());
        boolean restores = move.step() == Step.RESTORE && !before.isAbsent();
        assertThat(after.ttl())
            .as(move.id())
            .isEqualTo(restores ? before.ttl() : move.step() == Step.RESTORE ? after.ttl() : low);
      }
    }
  }

  private static List<String> ids(Program program) {
    return program.moves().stream().map(Move::id).toList();
  }
}
