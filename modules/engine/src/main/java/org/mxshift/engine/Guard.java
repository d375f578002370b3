package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Proofs;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;
import org.mxshift.spi.Verdict;

/**
 * Watches the hosts that mail goes to while a move waits for something else: a gate, a person, a
 * clock. Whoever waits there for days would else not notice that mail bounces.
 *
 * <p>Asked is what the last watch before asked of the new hosts; not of the old ones, which may be
 * gone by then. What is seen leads to the same as in the hold ({@link Trouble}).
 */
final class Guard {

  private static final String NOT_YET = "the new hosts are not seen to be well again yet: ";

  private Guard() {}

  /** What is waited for, and beside it a look at the new hosts when one is due. */
  static Act beside(Now before, Act wait) {
    Now now = before.after(wait.events());
    List<Question> questions = questions(now.run(), now.move());
    if (questions.isEmpty()) {
      return wait;
    }
    Optional<Instant> next = next(now);
    if (next.filter(now.at()::isBefore).isPresent()) {
      return now.life().phase().keepsRest() || !now.life().guard().red()
          ? with(wait, List.of(), next.get())
          : with(wait, List.of(), frozen(now, next.get()));
    }
    Looks.Answer answer = now.looks().ask(now, Round.GUARD, questions);
    return answer.verdict() == Verdict.PASS ? green(now, wait, answer) : red(now, wait, answer);
  }

  /**
   * Fresh hosts get mail before every name server names them. What takes longer than a moment is
   * looked at no more often than hosts are to be asked.
   */
  static Act applied(Now now, Act wait) {
    boolean moment = now.at().isBefore(now.life().since().plus(now.pace().again()));
    if (wait.rest().isEmpty() || moment || questions(now.run(), now.move()).isEmpty()) {
      return wait;
    }
    Instant next = now.at().plus(now.pace().again());
    Rest rest = wait.rest().get();
    Instant due = rest.due().filter(next::isBefore).orElse(next);
    Rest slow = new Rest(rest.kind(), rest.why(), Optional.of(due), rest.unblock());
    return beside(now, new Act(wait.events(), Optional.of(slow)));
  }

  /** Present while what was red is not seen to be green again: nothing begins and nothing ends. */
  static Optional<Act> stillRed(Now now) {
    Watch watch = now.life().guard();
    boolean red = watch.red() || watch.troubled().isPresent();
    if (!red || questions(now.run(), now.move()).isEmpty()) {
      return Optional.empty();
    }
    Act act = beside(now, Act.holds());
    return act.rest().isPresent() || !act.events().isEmpty()
        ? Optional.of(act)
        : Optional.of(Act.rest(Rest.time(NOT_YET + watch.summary(), later(now))));
  }

  /** What looks at hosts by itself, so that nobody needs to look beside it. */
  static boolean isWatch(Condition condition) {
    return condition instanceof Condition.Observed || condition instanceof Condition.Awaited;
  }

  /** As above, and asks the hosts themselves: one that looks at ways alone leaves that open. */
  static boolean watchesHosts(Condition condition) {
    return isWatch(condition) && asksHosts(condition.questions());
  }

  /** Whether a move watches the ways that mail goes, so that the hosts are looked at beside it. */
  static boolean standsBeside(Move move) {
    return watches(move, Guard::isWatch) && !watches(move, Guard::watchesHosts);
  }

  static boolean watches(Move move, Predicate<Condition> how) {
    return move.settles().stream().anyMatch(how);
  }

  private static boolean stands(Run run, Move move) {
    Phase phase = run.life(move.id()).phase();
    return run.program().direction() == Program.Direction.FORWARD
        && (!phase.keepsRest() || run.program().terms().retreats())
        && !mayRefuse(move)
        && (phase == Phase.ASKED
            ? before(run, move).stream().anyMatch(Guard::brings)
            : run.bringsHosts());
  }

  /** The plan says that its hosts take no mail before they have been published for a while. */
  private static boolean mayRefuse(Move move) {
    return move.settles().stream().anyMatch(Condition.Awaited.class::isInstance);
  }

  private static boolean brings(Move move) {
    return move.effect() == Effect.MOVE || move.movesHosts();
  }

  private static Optional<Instant> next(Now now) {
    Watch watch = now.life().guard();
    Duration every = now.program().terms().every();
    Duration again = now.pace().again();
    Duration pace = watch.red() && again.compareTo(every) < 0 ? again : every;
    return watch.verdict().flatMap(v -> watch.last()).map(last -> last.plus(pace));
  }

  private static Instant later(Now now) {
    return next(now).filter(now.at()::isBefore).orElse(now.at().plus(now.pace().again()));
  }

  private static Act green(Now now, Act wait, Looks.Answer answer) {
    List<Event> events = new ArrayList<>(answer.caches());
    Watch before = now.life().guarding();
    boolean bad = before.red() || before.troubled().isPresent();
    boolean news = isQuiet(now.run(), now.move()) ? bad : Settling.isNews(now, before);
    if (news || answer.newsOfMail(now)) {
      events.add(answer.event());
    }
    return with(wait, events, now.at().plus(now.program().terms().every()));
  }

  private static Act red(Now now, Act wait, Looks.Answer answer) {
    Act trouble = Trouble.of(now, answer, now.program().terms().every());
    boolean keeps = now.life().phase().keepsRest() || answer.verdict() == Verdict.PENDING;
    return trouble.rest().isPresent() && keeps
        ? with(wait, trouble.events(), trouble.rest().get().due().orElse(now.at()))
        : with(wait, trouble);
  }

  /**
   * Where green is nothing to write down, since it proves nothing for what comes, and no message is
   * sent: before the write is served, and beside a watch of the ways that mail goes.
   */
  private static boolean isQuiet(Run run, Move move) {
    Phase phase = run.life(move.id()).phase();
    boolean watched = phase == Phase.SEEN && watches(move, Guard::isWatch);
    return phase == Phase.ASKED || phase == Phase.APPLIED || watched;
  }

  private static Act frozen(Now now, Instant due) {
    return Act.rest(Trouble.frozen(now, now.life().guard(), due));
  }

  private static Act with(Act wait, Act trouble) {
    return new Act(
        Stream.concat(wait.events().stream(), trouble.events().stream()).toList(), trouble.rest());
  }

  private static Act with(Act wait, List<Event> events, Act rest) {
    return with(wait, new Act(events, rest.rest()));
  }

  /** The rest that was, at the latest until the next look. */
  private static Act with(Act wait, List<Event> events, Instant next) {
    return with(wait, new Act(events, wait.rest().map(rest -> rest.until(next))));
  }

  /** What is asked: the last watch that asked hosts themselves, or else any; none before a move. */
  static List<Question> questions(Run run, Move move) {
    if (!stands(run, move)) {
      return List.of();
    }
    return Stream.concat(
            watches(run, move).filter(Guard::asksHosts),
            watches(run, move).filter(watch -> !watch.isEmpty()))
        .findFirst()
        .orElseGet(() -> Proofs.accepting(run.program().terms(), brought(run)));
  }

  private static boolean asksHosts(List<Question> watch) {
    return watch.stream().anyMatch(Question.Accepts.class::isInstance);
  }

  private static List<Name> brought(Run run) {
    return run.brought().stream().filter(run::publishes).sorted().toList();
  }

  /** What was watched of the new hosts, by this program or before it, the last first. */
  private static Stream<List<Question>> watches(Run run, Move move) {
    List<Move> moves = before(run, move);
    Collections.reverse(moves);
    return moves.stream()
        .flatMap(one -> one.settles().stream())
        .filter(Condition.Observed.class::isInstance)
        .map(condition -> ((Condition.Observed) condition).watch())
        .map(watch -> watch.stream().filter(one -> isOfNewHosts(run, move, one)).toList());
  }

  private static List<Move> before(Run run, Move move) {
    List<Move> moves = new ArrayList<>(run.program().earlier());
    moves.addAll(run.program().moves().subList(0, run.program().indexOf(move.id())));
    return moves;
  }

  private static boolean isOfNewHosts(Run run, Move move, Question question) {
    if (question instanceof Question.Accepts accepts) {
      return isNew(run, move, accepts.host());
    }
    if (question instanceof Question.Secured secured) {
      return isNew(run, move, secured.host());
    }
    return !isQuiet(run, move)
        && question instanceof Question.Delivers delivers
        && (delivers.route() instanceof Route.Routed
            ? moved(run, move)
            : delivers.route() instanceof Route.Direct direct && isNew(run, move, direct.host()));
  }

  /** Before the move, a host that is on both sides is an old one. */
  private static boolean isNew(Run run, Move move, Name host) {
    return run.publishes(host) && (moved(run, move) || run.brought().contains(host));
  }

  /** What a person is asked for is not there yet. */
  private static boolean moved(Run run, Move move) {
    return run.life(move.id()).phase() == Phase.ASKED
        ? before(run, move).stream().anyMatch(one -> one.effect() == Effect.MOVE)
        : run.moved();
  }
}
