package org.mxshift.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mxshift.model.Image;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.PublicKey;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.model.Windows;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Proofs;
import org.mxshift.program.Step;
import org.mxshift.program.Terms;
import org.mxshift.spi.Question;

/** Programs of the usual shape, written out by hand so that they are what a test says they are. */
record Programs(Terms terms, boolean standby) {

  static final Name DOMAIN = Name.of("example.com");
  static final SetKey MX = new SetKey(DOMAIN, RecordType.MX);
  static final SetKey TXT = new SetKey(DOMAIN, RecordType.TXT);
  static final Name OLD = Name.of("mail.old.example");
  static final Name NEW = Name.of("mx1.new.example");
  static final Name NEW_SECOND = Name.of("mx2.new.example");
  static final MailAddress MAILBOX = MailAddress.of("probe@example.com");
  static final MailAddress PERSON = MailAddress.of("person@example.com");
  static final Ttl DAY = new Ttl(86_400);
  static final Ttl LOW = new Ttl(300);
  static final Txt STRANGER = Txt.of("a-token=of-somebody-else");

  private static final List<Mx> OLD_SET = List.of(new Mx(10, OLD));
  private static final List<Mx> NEW_SET = List.of(new Mx(10, NEW), new Mx(20, NEW_SECOND));
  private static final String SPF_OLD = "v=spf1 ip4:192.0.2.10 -all";
  private static final String SPF_BOTH = "v=spf1 ip4:192.0.2.10 include:new.example -all";
  private static final String SPF_NEW = "v=spf1 include:new.example -all";

  static Terms terms(Duration hold, Duration drain, Effect... gates) {
    return new Terms(
        List.of(MAILBOX, PERSON),
        MAILBOX,
        Optional.empty(),
        false,
        new TreeMap<>(),
        new TreeSet<>(Set.of(gates)),
        Duration.ofMinutes(15),
        5,
        hold,
        drain,
        Optional.empty(),
        Duration.ofHours(1),
        Duration.ofHours(4),
        true,
        List.of(),
        false,
        List.of(),
        Windows.ALWAYS);
  }

  /** Three days of hold and drain, no gates. */
  static Programs usual() {
    return new Programs(terms(Duration.ofDays(3), Duration.ofDays(3)), false);
  }

  /** The same in short, for tests that run it hundreds of times. */
  static Programs brief(Effect... gates) {
    return new Programs(terms(Duration.ofHours(2), Duration.ofHours(1), gates), false);
  }

  Programs inStandby() {
    return new Programs(terms, true);
  }

  /** The same, where messages must arrive. */
  Programs arriving() {
    return with(terms.confirm(), true, terms.probers(), terms.windows());
  }

  /** The same, where a person types the tokens of messages that arrived. */
  Programs confirming() {
    return with(true, terms.arrives(), terms.probers(), terms.windows());
  }

  /** The same, where others look at mail hosts. */
  Programs lookedAtBy(List<PublicKey> probers) {
    return with(terms.confirm(), terms.arrives(), probers, terms.windows());
  }

  /** The same, looked at as rarely as this. */
  Programs every(Duration rhythm) {
    Terms t = terms;
    return new Programs(
        new Terms(
            t.recipients(),
            t.mailbox(),
            t.sender(),
            t.confirm(),
            t.vouched(),
            t.gates(),
            rhythm,
            t.greens(),
            t.hold(),
            t.drain(),
            t.margin(),
            t.lag(),
            t.deferred(),
            t.retreats(),
            t.lame(),
            t.arrives(),
            t.probers(),
            t.windows()),
        standby);
  }

  /** The same, begun only in these. */
  Programs within(Windows windows) {
    return with(terms.confirm(), terms.arrives(), terms.probers(), windows);
  }

  private Programs with(
      boolean confirm, boolean arrives, List<PublicKey> probers, Windows windows) {
    Terms t = terms;
    return new Programs(
        new Terms(
            t.recipients(),
            t.mailbox(),
            t.sender(),
            confirm,
            t.vouched(),
            t.gates(),
            t.every(),
            t.greens(),
            t.hold(),
            t.drain(),
            t.margin(),
            t.lag(),
            t.deferred(),
            t.retreats(),
            t.lame(),
            arrives,
            probers,
            windows),
        standby);
  }

  static Image mx(Ttl ttl, Collection<Mx> values) {
    return Image.whole(RecordSet.mx(DOMAIN, ttl, values));
  }

  static Image spf(Ttl ttl, String text) {
    return Image.sharing(
        new RecordSet(DOMAIN, RecordType.TXT, ttl, List.of(Txt.of(text))), "v=spf1");
  }

  static Image oldMx(Ttl ttl) {
    return mx(ttl, OLD_SET);
  }

  static Image newMx(Ttl ttl) {
    return mx(ttl, NEW_SET);
  }

  static Image oldSpf(Ttl ttl) {
    return spf(ttl, SPF_OLD);
  }

  static Image bothSpf(Ttl ttl) {
    return spf(ttl, SPF_BOTH);
  }

  static Image newSpf(Ttl ttl) {
    return spf(ttl, SPF_NEW);
  }

  Image introduced() {
    return standby
        ? mx(LOW, List.of(new Mx(10, OLD), new Mx(20, NEW), new Mx(30, NEW_SECOND)))
        : mx(LOW, List.of(new Mx(10, NEW), new Mx(20, OLD)));
  }

  Image swapped() {
    return mx(LOW, List.of(new Mx(10, NEW), new Mx(20, NEW_SECOND), new Mx(30, OLD)));
  }

  Program program() {
    List<Move> moves = new ArrayList<>();
    moves.addAll(before());
    moves.addAll(across());
    moves.addAll(after());
    return new Program(DOMAIN, DOMAIN, Program.Direction.FORWARD, terms, moves, List.of());
  }

  private List<Move> before() {
    List<Question> hosts = new ArrayList<>(Proofs.hosts(terms, List.of(NEW, NEW_SECOND)));
    hosts.addAll(Proofs.through(terms, List.of(OLD)));
    hosts.add(new Question.Cached(MX));
    List<Condition> confirmed = terms.confirm() ? List.of(new Condition.Confirmed(2)) : List.of();
    return List.of(
        look(
            "preflight/zone",
            Step.PREFLIGHT,
            List.of(),
            List.of(oldMx(DAY), oldSpf(DAY)),
            List.of()),
        look(
            "preflight/hosts",
            Step.PREFLIGHT,
            List.of(new Condition.Proven(hosts)),
            List.of(),
            confirmed),
        write(
            "prepare/spf",
            Step.PREPARE,
            Effect.NONE,
            oldSpf(DAY),
            bothSpf(LOW),
            List.of(),
            List.of()),
        write(
            "prepare/mx", Step.PREPARE, Effect.NONE, oldMx(DAY), oldMx(LOW), List.of(), List.of()),
        look(
            "await-ttl/caches",
            Step.AWAIT_TTL,
            List.of(),
            List.of(bothSpf(LOW), oldMx(LOW)),
            List.of(new Condition.Waited(terms.gone(DAY), Optional.of(MX)))));
  }

  private List<Move> across() {
    List<Name> published = standby ? List.of(NEW, NEW_SECOND) : List.of(NEW);
    List<Name> fresh = standby ? List.of() : List.of(NEW_SECOND);
    List<Condition> opensIntroduce =
        opens(standby ? Effect.NONE : Effect.MOVE, Proofs.hosts(terms, published));
    List<Question> direct = new ArrayList<>(Proofs.accepting(terms, published));
    if (!standby) {
      direct.add(Proofs.routed(terms, DOMAIN, List.of(NEW, NEW_SECOND)));
    }
    direct.addAll(Proofs.through(terms, List.of(OLD)));
    List<Question> swap = new ArrayList<>(Proofs.hosts(terms, fresh));
    swap.addAll(Proofs.accepting(terms, published));
    return List.of(
        write(
            "introduce/mx",
            Step.INTRODUCE,
            standby ? Effect.NONE : Effect.MOVE,
            oldMx(LOW),
            introduced(),
            opensIntroduce,
            List.of(
                new Condition.Waited(terms.gone(LOW), Optional.of(MX)),
                new Condition.Observed(
                    Duration.ZERO, terms.every(), 1, Proofs.accepting(terms, published)))),
        look(
            "verify/hosts",
            Step.VERIFY,
            List.of(),
            List.of(introduced()),
            List.of(new Condition.Observed(Duration.ZERO, terms.every(), terms.greens(), direct))),
        write(
            "swap/mx",
            Step.SWAP,
            standby ? Effect.MOVE : Effect.NONE,
            introduced(),
            swapped(),
            opens(standby ? Effect.MOVE : Effect.NONE, swap),
            List.of(new Condition.Waited(terms.gone(LOW), Optional.of(MX)))),
        look(
            "hold/green",
            Step.HOLD,
            List.of(),
            List.of(swapped()),
            List.of(
                new Condition.Observed(terms.hold(), terms.every(), terms.greens(), watched()))));
  }

  private List<Move> after() {
    List<Question> late = new ArrayList<>(Proofs.through(terms, List.of(OLD)));
    late.add(Proofs.routed(terms, DOMAIN, List.of(NEW, NEW_SECOND)));
    return List.of(
        write(
            "retire/mx",
            Step.RETIRE,
            Effect.RETIRE,
            swapped(),
            newMx(LOW),
            opens(Effect.RETIRE, Proofs.accepting(terms, List.of(NEW, NEW_SECOND))),
            List.of(new Condition.Waited(terms.gone(LOW), Optional.of(MX)))),
        look(
            "drain/caches",
            Step.DRAIN,
            List.of(),
            List.of(newMx(LOW)),
            List.of(new Condition.Observed(terms.drain(), terms.every(), terms.greens(), late))),
        write(
            "narrow/spf",
            Step.NARROW,
            Effect.NARROW,
            bothSpf(LOW),
            newSpf(LOW),
            opens(Effect.NARROW, List.of()),
            List.of(new Condition.Waited(terms.gone(LOW), Optional.of(TXT)))),
        write(
            "restore/mx", Step.RESTORE, Effect.NONE, newMx(LOW), newMx(DAY), List.of(), List.of()),
        write(
            "restore/spf",
            Step.RESTORE,
            Effect.NONE,
            newSpf(LOW),
            newSpf(DAY),
            List.of(),
            List.of()));
  }

  private List<Question> watched() {
    List<Question> watch = new ArrayList<>(Proofs.accepting(terms, List.of(NEW, NEW_SECOND)));
    watch.add(Proofs.routed(terms, DOMAIN, List.of(NEW, NEW_SECOND)));
    watch.addAll(Proofs.through(terms, List.of(OLD)));
    return watch;
  }

  private List<Condition> opens(Effect effect, List<Question> proofs) {
    List<Condition> opens = new ArrayList<>();
    if (terms.gates().contains(effect)) {
      opens.add(new Condition.Approved(effect));
    }
    if (!proofs.isEmpty()) {
      opens.add(new Condition.Proven(proofs));
    }
    return opens;
  }

  private static Move look(
      String id, Step step, List<Condition> opens, List<Image> served, List<Condition> settles) {
    return new Move(
        id, step, Effect.NONE, Optional.empty(), opens, served, settles, "Looks at " + id + ".");
  }

  private static Move write(
      String id,
      Step step,
      Effect effect,
      Image before,
      Image after,
      List<Condition> opens,
      List<Condition> settles) {
    return new Move(
        id,
        step,
        effect,
        Optional.of(new Change(before, after)),
        opens,
        List.of(after),
        settles,
        "Writes " + id + ".");
  }
}
