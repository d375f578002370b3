package org.mxshift.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mxshift.model.Image;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Question;

/**
 * The way back as a program of its own.
 *
 * <p>Going back is not a list of undo writes. Whoever undoes a cut-over must prove the hosts that
 * mail returns to, must wait out what caches hold, and must keep the hosts that leave reachable
 * until no cache names them. So the applied writes are taken in reverse order, with three rules:
 *
 * <ol>
 *   <li>What was narrowed or raised last is widened and lowered first, and its TTL is waited out,
 *       before any host moves.
 *   <li>All changes of mail hosts become one return: directly where one image contains the other,
 *       otherwise over an image that holds both with the returning hosts best (not where the way
 *       here never had both). Returning hosts are proven first, leaving hosts are drained after.
 *   <li>What was widened or lowered first (SPF, TTLs) is undone last, when no mail depends on it.
 * </ol>
 *
 * <p>Since the result is a program, the way back of a way back is the same function; {@link
 * Program#onward} carries what is left of the original direction.
 */
final class Reversal {

  /** No resolver remembers for longer that a set is not there (RFC 2308 section 5). */
  private static final Duration LONGEST_ABSENT = Duration.ofHours(3);

  private final Program program;
  private final List<Move> undone;
  private final int written;
  private final boolean failed;
  private final Policies policies;

  /** With {@code failed}, nothing is expected any more of the hosts that leave. */
  Reversal(Program program, int applied, boolean failed) {
    this.program = program;
    this.policies = new Policies(program);
    List<Move> done = program.moves().subList(0, applied).stream().filter(Move::writes).toList();
    this.undone = new ArrayList<>(program.earlier().stream().filter(Move::writes).toList());
    undone.addAll(done);
    Collections.reverse(undone);
    this.written = done.isEmpty() ? 0 : program.indexOf(done.get(done.size() - 1).id()) + 1;
    this.failed = failed || Proofs.neverTookMail(program, applied);
  }

  Program program() {
    List<Move> hosts = undone.stream().filter(Move::movesHosts).toList();
    Turn turn = Turn.of(undone, program.direction());
    List<Move> moves = new ArrayList<>(undo(turn.first()));
    if (!turn.first().isEmpty()) {
      moves.add(awaitTtl(turn.first()));
    }
    if (!hosts.isEmpty()) {
      moves.addAll(
          hostsBack(hosts.get(hosts.size() - 1).change().orElseThrow().before(), hosts.get(0)));
    }
    moves.addAll(undo(turn.last()));
    moves.addAll(program.onward());
    List<Move> rest = program.moves().subList(written, program.moves().size());
    return new Program(
        program.domain(), program.zone(), direction(), program.terms(), Ids.distinct(moves), rest);
  }

  private Program.Direction direction() {
    return program.direction().other();
  }

  private List<Move> undo(List<Move> moves) {
    return moves.stream().map(this::undo).toList();
  }

  private Move undo(Move move) {
    Change change = move.change().orElseThrow().reversed();
    List<Condition> opens = new ArrayList<>();
    if (move.step() == Step.NARROW && program.terms().gates().contains(gated(Effect.NARROW))) {
      opens.add(new Condition.Approved(Effect.NARROW));
    }
    opens.addAll(policies.opens(move));
    return new Move(
        id(base(move.id())),
        move.step(),
        gated(move.step() == Step.NARROW ? Effect.NARROW : Effect.NONE),
        Optional.of(change),
        opens,
        List.of(change.after()),
        policies.settles(move),
        "Undoes " + move.id() + ".");
  }

  /** Of what stands before the first and after the last of these changes, set by set. */
  private Move awaitTtl(List<Move> moves) {
    Map<SetKey, Image> served = new LinkedHashMap<>();
    Change longest = moves.get(0).change().orElseThrow();
    for (Move move : moves) {
      Change change = move.change().orElseThrow();
      served.put(change.key(), change.before());
      longest = cached(change).compareTo(cached(longest)) > 0 ? change : longest;
    }
    Duration wait = program.terms().gone(cached(longest));
    return look(
        id("await-ttl"),
        Step.AWAIT_TTL,
        List.copyOf(served.values()),
        List.of(new Condition.Waited(wait, Optional.of(longest.key()))),
        "Caches may hold what was published until now.");
  }

  private static Duration cached(Change change) {
    RecordSet set = change.after().set();
    return set.isAbsent() ? LONGEST_ABSENT : set.ttl().duration();
  }

  private String id(String base) {
    return (direction() == Program.Direction.BACK ? "back/" : "forth/") + base;
  }

  /** The id of the move that was undone, however often the run was turned round. */
  private static String base(String id) {
    return id.replaceFirst("^(back|forth)/", "");
  }

  private List<Move> hostsBack(Image target, Move last) {
    Image current = last.change().orElseThrow().after();
    Set<Name> returning = Preferences.hosts(target.set().mx());
    Set<Name> present = Preferences.hosts(current.set().mx());
    List<Mx> leaving = Preferences.without(current.set().mx(), returning);
    List<Move> moves = new ArrayList<>();
    Image from = current;
    if (!apart() && needsBoth(target.set(), current.set(), returning, present)) {
      Image both = both(target, current);
      moves.add(write(id("return"), last.step(), new Change(current, both), Effect.MOVE, target));
      moves.add(watch(id("hold"), both, program.terms().hold(), returning, List.of()));
      from = both;
    }
    Effect effect = from.equals(current) ? Effect.MOVE : Effect.RETIRE;
    moves.add(write(id("mx"), last.step(), new Change(from, target), effect, target));
    if (mailHosts(target.set())) {
      moves.add(watch(id("verify"), target, Duration.ZERO, returning, List.of()));
    }
    if (!leaving.isEmpty() && mailHosts(current.set())) {
      moves.add(failed ? waited(target) : drained(target, leaving));
    }
    return moves;
  }

  /**
   * Whether the way here replaced hosts in one write: they must not meet on the way back either.
   */
  private boolean apart() {
    return undone.stream()
        .filter(Move::movesHosts)
        .map(move -> move.change().orElseThrow())
        .anyMatch(
            change ->
                needsBoth(
                    change.before().set(),
                    change.after().set(),
                    Preferences.hosts(change.before().set().mx()),
                    Preferences.hosts(change.after().set().mx())));
  }

  private static boolean needsBoth(
      RecordSet target, RecordSet current, Set<Name> returning, Set<Name> present) {
    return mailHosts(target)
        && mailHosts(current)
        && !present.containsAll(returning)
        && !returning.containsAll(present);
  }

  private static boolean mailHosts(RecordSet set) {
    return !set.isAbsent() && set.mx().stream().noneMatch(Mx::isNull);
  }

  private Image both(Image target, Image current) {
    List<Mx> front = target.set().mx();
    List<Mx> back = current.set().mx();
    List<Mx> all =
        Preferences.behind(front, back)
            .or(() -> Preferences.ranked(front, 0, 1).flatMap(f -> Preferences.behind(f, back)))
            .orElse(front);
    return Image.whole(current.set().withValues(all));
  }

  private Move drained(Image target, List<Mx> leaving) {
    return watch(id("drain"), target, program.terms().drain(), Set.of(), leaving);
  }

  private Move waited(Image target) {
    return look(
        id("drain"),
        Step.DRAIN,
        List.of(target),
        List.of(new Condition.Waited(program.terms().drain(), Optional.empty())),
        "Caches may still name the hosts that failed.");
  }

  /** Nobody is asked on the way back; whoever goes forward again passes the gates again. */
  private Effect gated(Effect effect) {
    return direction() == Program.Direction.FORWARD ? effect : Effect.NONE;
  }

  private List<Condition> opens(Effect effect, RecordSet target) {
    List<Condition> opens = new ArrayList<>();
    if (program.terms().gates().contains(gated(effect))) {
      opens.add(new Condition.Approved(effect));
    }
    opens.addAll(policies.opens());
    if (mailHosts(target)) {
      List<Name> hosts = sorted(Preferences.hosts(target.mx()));
      opens.add(new Condition.Proven(Proofs.entering(proofTerms(), direction(), hosts)));
    }
    return opens;
  }

  /** The plan's inbox is on the new side: nothing that goes back to the old one arrives there. */
  private Terms proofTerms() {
    return direction() == Program.Direction.BACK ? program.terms().accepting() : program.terms();
  }

  private Move write(String id, Step step, Change change, Effect effect, Image target) {
    Duration wait = program.terms().gone(change.before().set().ttl());
    return new Move(
        id,
        step,
        gated(effect),
        Optional.of(change),
        opens(effect, target.set()),
        List.of(change.after()),
        List.of(new Condition.Waited(wait, Optional.of(change.key()))),
        direction() == Program.Direction.BACK
            ? "Brings the mail back to the old hosts."
            : "Brings the mail to the new hosts again.");
  }

  private Move watch(String id, Image image, Duration span, Set<Name> best, List<Mx> leaving) {
    Terms terms = proofTerms();
    List<Question> watch = new ArrayList<>();
    if (!best.isEmpty()) {
      watch.addAll(Proofs.accepting(terms, sorted(best)));
      watch.add(Proofs.routed(terms, program.domain(), sorted(best)));
    }
    watch.addAll(Proofs.through(terms, sorted(Preferences.hosts(leaving))));
    return look(
        id,
        best.isEmpty() ? Step.DRAIN : Step.VERIFY,
        List.of(image),
        List.of(new Condition.Observed(span, terms.every(), terms.greens(), watch)),
        leaving.isEmpty()
            ? "Mail goes to the hosts it returned to."
            : "Caches may still name the hosts that left.");
  }

  private static Move look(
      String id, Step step, List<Image> served, List<Condition> settles, String why) {
    return new Move(id, step, Effect.NONE, Optional.empty(), List.of(), served, settles, why);
  }

  private static List<Name> sorted(Set<Name> names) {
    return names.stream().sorted().toList();
  }
}
