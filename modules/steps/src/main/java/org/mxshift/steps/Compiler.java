package org.mxshift.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.mxshift.model.Image;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Introduce;
import org.mxshift.plan.Plan;
import org.mxshift.program.Move;
import org.mxshift.program.Program;

/**
 * Makes a program of a plan and the zone it is for. Pure: the same two give the same program.
 *
 * <p>The order of the steps is the list below; what each makes of the course stands in its own
 * class.
 */
public final class Compiler {

  private static final List<Chapter> CHAPTERS =
      List.of(
          new Preflight(),
          new Prepare(),
          new AwaitTtl(),
          new org.mxshift.steps.Introduce(),
          new Verify(),
          new Swap(),
          new Hold(),
          new Retire(),
          new Drain(),
          new Narrow(),
          new Restore());

  /** The TTL of a set that had none, where the plan does not say. */
  private static final Ttl USUAL = new Ttl(3600);

  private final Plan plan;
  private final ObservedZone zone;
  private final Complaints complaints = new Complaints();
  private final Earlier earlier;
  private final Hosts hosts;

  private Compiler(Plan plan, ObservedZone zone, Earlier earlier) {
    this.plan = plan;
    this.zone = zone;
    this.earlier = earlier;
    this.hosts = Hosts.of(plan);
  }

  /**
   * The program of this plan on this zone.
   *
   * @throws NotAsPlannedException when something else is published than the plan says
   * @throws CompileException with everything that stands in the way
   */
  public static Program compile(Plan plan, ObservedZone zone) throws CompileException {
    return compile(plan, zone, Earlier.NOTHING);
  }

  /**
   * As above, for a plan that takes the place of that of a run which is under way.
   *
   * @throws NotAsPlannedException when something else is published than the plan says
   * @throws CompileException with everything that stands in the way
   */
  public static Program compile(Plan plan, ObservedZone zone, Earlier earlier)
      throws CompileException {
    return new Compiler(plan, zone, earlier).program();
  }

  private Program program() throws CompileException {
    refuseOtherStart();
    Course course = course();
    List<Move> moves = CHAPTERS.stream().flatMap(step -> step.moves(course).stream()).toList();
    return new Program(
        plan.domain(),
        plan.zone().name(),
        Program.Direction.FORWARD,
        course.terms(),
        moves,
        List.of(),
        earlier.moves(course.mx(), course.sets()));
  }

  private void refuseOtherStart() throws NotAsPlannedException {
    RecordSet live = live();
    RecordSet planned = live.withValues(plan.from().mx());
    if (!live.values().equals(planned.values())) {
      boolean done = live.values().equals(live.withValues(plan.to().mx()).values());
      throw new NotAsPlannedException(planned, live, done);
    }
  }

  private Course course() throws CompileException {
    Obstacles.find(plan, zone, complaints);
    ToIntFunction<Name> addresses = zone::addressesOf;
    Optional<Stages> spf = SpfStages.of(plan, zone, complaints).map(set -> set.since(earlier));
    List<Stages> others = others(spf.isEmpty());
    Optional<MxImages> images =
        plan.introduce() == Introduce.STANDBY
            ? MxImages.standby(hosts)
            : MxImages.preferred(hosts, addresses);
    if (images.isEmpty()) {
      complaints.add(
          "to.mx",
          "the old hosts do not fit behind the new ones below preference 65535",
          "give the new hosts lower numbers");
    }
    images.ifPresent(this::refuseOtherNumbers);
    complaints.throwIfAny();
    Stages mx = mx().since(earlier);
    List<Stages> touched = new ArrayList<>(others);
    touched.add(mx);
    spf.ifPresent(touched::add);
    return new Course(
        plan,
        Agreed.terms(plan, zone),
        hosts,
        Company.of(plan, hosts, zone.limits().guarantee()),
        images.orElseThrow(),
        mx,
        spf,
        others,
        cached(touched),
        addresses);
  }

  private List<Stages> others(boolean spfIsLeftAlone) {
    List<Stages> others = new ArrayList<>(LoweredTtls.of(plan, zone, earlier));
    if (spfIsLeftAlone) {
      SpfStages.lowered(plan, zone, earlier).ifPresent(others::add);
    }
    return others.stream().map(set -> set.since(earlier)).toList();
  }

  private void refuseOtherNumbers(MxImages images) {
    if (plan.to().fixed() && !images.swapped().containsAll(hosts.next())) {
      complaints.add(
          "to.mx",
          "the old hosts fit behind the new ones only with other numbers for these, and theirs are"
              + " fixed",
          "give the new hosts lower numbers, or write to.fixed: false");
    }
  }

  private RecordSet live() {
    return zone.set(plan.domain(), RecordType.MX);
  }

  private Stages mx() {
    RecordSet live = live();
    Ttl low = Stages.low(live, plan.ttl().during());
    Ttl end = live.isAbsent() ? plan.ttl().previous().orElse(USUAL) : live.ttl();
    return new Stages(
        "mx",
        Image.whole(live),
        image(low, hosts.opening() ? plan.from().mx() : hosts.old()),
        image(low, plan.to().mx()),
        image(end, plan.to().mx()));
  }

  private Image image(Ttl ttl, Collection<Mx> records) {
    return Image.whole(RecordSet.mx(plan.domain(), ttl, records));
  }

  /** The longest that anything which is to change may be cached: declared, live, or seen. */
  private Duration cached(List<Stages> touched) {
    Duration longest = plan.ttl().previous().orElse(Ttl.ZERO).duration();
    for (Stages set : touched) {
      RecordSet live = set.live().set();
      Ttl ttl = live.isAbsent() ? zone.soa().negative() : live.ttl();
      longest = longer(longest, ttl.duration());
      longest = longer(longest, earlier.cached(live.key()));
      longest = longer(longest, zone.remaining().getOrDefault(live.key(), Duration.ZERO));
    }
    return longest;
  }

  private static Duration longer(Duration one, Duration two) {
    return one.compareTo(two) >= 0 ? one : two;
  }
}
