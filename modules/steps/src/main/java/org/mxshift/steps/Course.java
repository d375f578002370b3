package org.mxshift.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.mxshift.model.Image;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.plan.Activation;
import org.mxshift.plan.Introduce;
import org.mxshift.plan.OldSide;
import org.mxshift.plan.Plan;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Proofs;
import org.mxshift.program.Terms;
import org.mxshift.spi.Question;

/**
 * What all steps of one program share: every image and number, resolved once.
 *
 * @param plan what a person asked for
 * @param terms what holds for all moves
 * @param hosts who takes the mail before and after
 * @param company how long old and new hosts stand side by side
 * @param images the preferences at each stage; those of {@code introduced} and {@code swapped} are
 *     not used where the domain takes no mail before or after
 * @param mx the MX set through the run
 * @param spf the SPF record, where the plan touches it and there is one
 * @param others sets of which only the TTL is touched
 * @param cached how long anything published today may be cached
 * @param addresses how many addresses a host has
 */
record Course(
    Plan plan,
    Terms terms,
    Hosts hosts,
    Company company,
    MxImages images,
    Stages mx,
    Optional<Stages> spf,
    List<Stages> others,
    Duration cached,
    ToIntFunction<Name> addresses) {

  /** Nothing is waited for longer than this for the sake of a TTL; {@code plan} says so. */
  static final Duration LONGEST_WAIT = Duration.ofDays(7);

  /** Copies the list. */
  Course {
    others = List.copyOf(others);
  }

  Name domain() {
    return plan.domain();
  }

  boolean standby() {
    return plan.introduce() == Introduce.STANDBY;
  }

  /** Every set that is touched, in the order in which it is prepared. */
  List<Stages> sets() {
    return Stream.of(spf.stream(), Stream.of(mx), others.stream()).flatMap(s -> s).toList();
  }

  /** The MX set with these records at the low TTL. */
  Image image(List<Mx> records) {
    return Image.whole(RecordSet.mx(domain(), mx.low().set().ttl(), records));
  }

  Image introduced() {
    return image(images.introduced());
  }

  Image swapped() {
    return image(images.swapped());
  }

  /** How long caches may hold what is replaced, when nothing was waited out before. */
  Duration awaited() {
    Duration wait = terms.gone(cached);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Whether mail goes to the new hosts from the introduction on. */
  boolean movesAtIntroduction() {
    boolean inFront = !standby() && !images.published().isEmpty();
    return hosts.opening() || (inFront && company == Company.KEPT);
  }

  /** How many green looks end the hold: as many as the plan asks for, and covering its span. */
  int greensOfHold() {
    long every = Math.max(1, terms.every().toSeconds());
    long covering = (plan.verify().span().toSeconds() + every - 1) / every + 1;
    return (int) Math.max(terms.greens(), covering);
  }

  /** How new hosts may be published before they are proven; only where there are any. */
  Optional<Activation> activation() {
    return plan.to().activation().filter(given -> !hosts.newcomers().isEmpty());
  }

  /** The new hosts that can be proven before anything is published. */
  List<Name> provable() {
    List<Name> unproven = activation().isPresent() ? Hosts.names(hosts.newcomers()) : List.of();
    return hosts.newHosts().stream().filter(host -> !unproven.contains(host)).toList();
  }

  /** What can be seen of hosts that take no mail yet. */
  List<Question> unproven(Collection<Name> hosts) {
    return Proofs.secured(terms, hosts, policy().map(id -> domain()));
  }

  /** The id of the MTA-STS policy, where hosts come or go under one. */
  Optional<Stages> policy() {
    return others.stream().filter(set -> !set.low().equals(set.late())).findFirst();
  }

  // --- questions

  /** The served policy allows old and new hosts; nothing where there is no policy. */
  List<Question> wide() {
    return policy().stream()
        .<Question>map(id -> new Question.Policy(domain(), PolicyStages.both(hosts), List.of()))
        .toList();
  }

  /** The served policy allows the new hosts and has nothing left in it for the old ones. */
  Question narrow() {
    return new Question.Policy(domain(), hosts.newHosts(), Hosts.names(hosts.leavers()));
  }

  /** Whether real messages can be sent. */
  boolean sends() {
    return plan.verify().mailbox().isPresent();
  }

  /**
   * Each of these hosts takes mail, by a real message where it is fresh, and shows the keys that
   * senders who insist on TLS ask for. Of fresh ones that are new to the domain it is asked besides
   * whether they are fit: for {@code postmaster}, {@code abuse}, bounces, strangers, relaying and
   * size.
   */
  List<Question> proof(Collection<Name> fresh, Collection<Name> published) {
    Optional<Name> policy = policy().map(id -> domain());
    List<Question> questions = new ArrayList<>(Proofs.hosts(terms, fresh));
    List<Name> newcomers = Hosts.names(hosts.newcomers()).stream().filter(fresh::contains).toList();
    questions.addAll(Proofs.fit(terms, domain(), newcomers, hosts.oldHosts()));
    questions.addAll(Proofs.accepting(terms, published));
    questions.addAll(Proofs.secured(terms, fresh, policy));
    questions.addAll(Proofs.secured(terms, published, policy));
    return questions;
  }

  /**
   * The ways of strangers: along the MX records to a new host, and by way of each old host; the
   * latter is not asked of hosts that may refuse by now, since a program does not know the date.
   *
   * @param moved whether the MX records lead to the new hosts
   */
  List<Question> around(boolean moved) {
    List<Question> questions = new ArrayList<>();
    if (moved && sends() && !hosts.closing()) {
      questions.add(routed());
    }
    if (!(plan.oldSide() instanceof OldSide.RejectAfter)) {
      boolean handsOn = moved && plan.oldSide() instanceof OldSide.Forward;
      questions.addAll(handsOn ? forwarded() : through());
    }
    return List.copyOf(questions);
  }

  /** A message along the MX records ends at a new host. */
  Question routed() {
    return Proofs.routed(terms, domain(), hosts.newHosts());
  }

  /** A message by way of each old host is taken, and arrives where all mail does. */
  private List<Question> forwarded() {
    return sends() ? Proofs.forwarded(terms, hosts.oldHosts()) : List.of();
  }

  /** A message by way of each old host is taken. */
  List<Question> through() {
    return sends() ? Proofs.through(terms, hosts.oldHosts()) : List.of();
  }

  // --- conditions

  /** A person's approval, where the plan asks for it. */
  List<Condition> gates(Effect... effects) {
    return Stream.of(effects)
        .filter(effect -> terms.gates().contains(effect))
        .<Condition>map(Condition.Approved::new)
        .toList();
  }

  /** A person has seen a message arrive by way of each of these hosts, where the plan asks that. */
  List<Condition> confirmed(Collection<Name> fresh) {
    int messages = (int) fresh.stream().filter(host -> !terms.vouched().containsKey(host)).count();
    return terms.confirm() && messages > 0 ? List.of(new Condition.Confirmed(messages)) : List.of();
  }

  List<Condition> proven(List<Question> questions) {
    return questions.isEmpty() ? List.of() : List.of(new Condition.Proven(questions));
  }

  /** Green for this long; where there is nothing to look at, time alone. */
  List<Condition> observed(Duration span, int greens, List<Question> watch) {
    if (!watch.isEmpty()) {
      return List.of(new Condition.Observed(span, terms.every(), greens, watch));
    }
    return span.isZero() ? List.of() : List.of(new Condition.Waited(span, Optional.empty()));
  }

  /** What the first write of hosts replaces is gone, where nothing was waited out before it too. */
  Condition firstGone() {
    boolean waited = !hosts.dead() && !hosts.opening();
    return waited ? gone(mx.low()) : new Condition.Waited(awaited(), Optional.of(mx.low().key()));
  }

  /** What this write of a policy's id replaces is out of every cache, and senders looked again. */
  Condition noticed(Image replaced) {
    Duration wait = terms.gone(replaced.set().ttl()).plus(plan.ttl().policy());
    return new Condition.Waited(wait, Optional.of(replaced.key()));
  }

  /** What this write replaces is out of every honest cache. */
  Condition gone(Image replaced) {
    SetKey key = replaced.key();
    return new Condition.Waited(terms.gone(replaced.set().ttl()), Optional.of(key));
  }
}
