package org.mxshift.simulate;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.plan.Activation;
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
import org.mxshift.program.Program;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.steps.CompileException;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.Earlier;
import org.mxshift.steps.ObservedZone;

/** From the old host to the new ones, compiled for a zone with these sets. */
final class PolicyProgram {

  static final List<Mx> NEW = List.of(new Mx(10, Programs.NEW), new Mx(20, Programs.NEW_SECOND));

  static final Name KEPT = Name.of("mx.kept.example");

  private PolicyProgram() {}

  /** What is published of a transport policy before this program runs. */
  static Optional<RecordSet> id(Program program) {
    return program.moves().stream()
        .flatMap(move -> move.change().stream())
        .map(change -> change.before().set())
        .filter(set -> set.owner().equals(Programs.DOMAIN.child("_mta-sts")))
        .findFirst();
  }

  /** The brief program of a domain with an MTA-STS policy, as it is compiled. */
  static Program brief() {
    RecordSet id =
        new RecordSet(
            Programs.DOMAIN.child("_mta-sts"),
            RecordType.TXT,
            Programs.DAY,
            List.of(Txt.of("v=STSv1; id=1;")));
    return of(List.of(Programs.oldMx(Programs.DAY).set(), id));
  }

  private static Program of(List<RecordSet> sets) {
    SpfChange none = new SpfChange(List.of(), List.of(), Duration.ofDays(5));
    return of(plan(List.of(new Mx(10, Programs.OLD)), NEW, none), sets, Earlier.NOTHING);
  }

  /** The brief program towards hosts that take mail only once they see their MX records. */
  static Program activated() {
    SpfChange none = new SpfChange(List.of(), List.of(), Duration.ofDays(5));
    Activation activation = new Activation("it looks for its MX first", Duration.ofHours(2));
    To to = new To(NEW, false, false, true, Optional.of(activation), Optional.empty());
    Plan plan = plan(List.of(new Mx(10, Programs.OLD)), to, Introduce.STANDBY, none);
    return of(plan, List.of(Programs.oldMx(Programs.DAY).set()), Earlier.NOTHING);
  }

  /** The new host stands by between two old ones, of which the second stays. */
  static Program kept() {
    SpfChange none = new SpfChange(List.of(), List.of(), Duration.ofDays(5));
    List<Mx> old = List.of(new Mx(10, Programs.OLD), new Mx(20, KEPT));
    List<Mx> fresh = List.of(new Mx(10, Programs.NEW), new Mx(20, KEPT));
    Plan plan = plan(old, new To(fresh), Introduce.STANDBY, none);
    return of(plan, List.of(Programs.mx(Programs.DAY, old).set()), Earlier.NOTHING);
  }

  static Plan plan(List<Mx> from, List<Mx> to, SpfChange spf, Name... also) {
    return plan(from, new To(to), Introduce.PREFERRED, spf, also);
  }

  private static Plan plan(List<Mx> from, To to, Introduce introduce, SpfChange spf, Name... also) {
    return new Plan(
        Programs.DOMAIN,
        new ZoneRef(Optional.of("manual"), Optional.empty(), Programs.DOMAIN, Map.of()),
        new From(from, false),
        to,
        new OldSide.Forward(),
        spf,
        new TtlRules(
            Programs.LOW,
            Optional.empty(),
            List.of(also),
            Duration.ofHours(2),
            Duration.ofHours(3)),
        Duration.ofHours(2),
        Optional.of("a test"),
        Duration.ofHours(1),
        Optional.empty(),
        introduce,
        new Verify(
            List.of(Programs.PERSON, Programs.MAILBOX),
            Optional.of(Programs.MAILBOX),
            Optional.empty(),
            Verify.Arrival.NONE,
            Duration.ofMinutes(15),
            3,
            Duration.ofHours(1),
            Map.of(),
            Reach.NONE),
        List.of(),
        List.of(),
        OnFailure.RETREAT);
  }

  static Program of(Plan plan, Collection<RecordSet> sets, Earlier earlier) {
    try {
      return Compiler.compile(
          plan,
          ObservedZone.of(
              sets,
              new ObservedZone.Soa(
                  new Ttl(3600), new Ttl(600), Duration.ofHours(2), Duration.ofMinutes(30)),
              new Limits(new Ttl(1), Guarantee.EXACT)),
          earlier);
    } catch (CompileException e) {
      throw new IllegalStateException(e);
    }
  }
}
