package org.mxshift.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.engine.MoveLife;
import org.mxshift.engine.Remaining;
import org.mxshift.engine.Run;
import org.mxshift.engine.Wanted;
import org.mxshift.model.PublicKey;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.spi.Verdict;

/**
 * What the current move of a run waits for, told from log and clock alone.
 *
 * @param code what that means to a script
 * @param why one sentence
 * @param due when it can go on; empty when the next tick can tell, or only a person
 * @param unblock a command; empty when nobody is needed
 */
record Waiting(ExitCode code, String why, Optional<Instant> due, String unblock) {

  private Waiting(boolean person, String why, Optional<Instant> due, String unblock) {
    this(person ? ExitCode.WAITING : ExitCode.OK, why, due, unblock);
  }

  boolean person() {
    return code == ExitCode.WAITING;
  }

  static Waiting of(Run run, Move move, Instant now) {
    MoveLife life = run.life(move.id());
    return switch (life.phase()) {
      case TODO -> opens(run, move, now);
      case INTENDED, DOUBTED ->
          next("nobody knows yet whether the write happened; the next tick looks");
      case ASKED ->
          new Waiting(
              true, life.why(), Optional.empty(), "mxshift advance " + run.program().domain());
      case APPLIED -> next("until every name server answers" + after(life.why()));
      case SEEN -> settles(run, move, life);
      case STOPPED, SETTLED -> next(life.why());
    };
  }

  private Waiting with(Optional<Waiting> others) {
    return others.map(one -> new Waiting(code, why, due, one.unblock())).orElse(this);
  }

  private static Waiting next(String why) {
    return new Waiting(false, why, Optional.empty(), "");
  }

  private static String after(String why) {
    return why.isEmpty() ? "" : " (" + why + ")";
  }

  private static Waiting opens(Run run, Move move, Instant now) {
    for (Condition condition : move.opens()) {
      if (condition instanceof Condition.Approved approved && !run.approved(approved.gate())) {
        String command = "mxshift approve " + run.program().domain() + " " + approved.gate().word();
        return new Waiting(true, run.closed(approved.gate()), Optional.empty(), command);
      }
    }
    Optional<Remaining> window = Remaining.window(run, move, now);
    if (window.isPresent()) {
      return closed(window.get());
    }
    Optional<Waiting> policy = policy(move, run.life(move.id()));
    if (policy.isPresent()) {
      return policy.get();
    }
    Optional<Waiting> others = others(run).filter(waiting -> !heard(run));
    if (others.isPresent()) {
      return others.get();
    }
    return arriving(run, move).orElseGet(() -> next("the next tick begins it: " + move.why()));
  }

  private static Waiting closed(Remaining window) {
    ExitCode code = window.person() ? ExitCode.WAITING : ExitCode.NOT_NOW;
    return new Waiting(code, window.why(), window.due(), window.unblock());
  }

  /** Who is to look, where it is not this machine. */
  private static Optional<Waiting> others(Run run) {
    return Wanted.of(run)
        .map(
            wanted ->
                new Waiting(
                    true,
                    "waits for a look by " + names(run),
                    Optional.empty(),
                    "mxshift probe " + wanted.domain() + " --ask"));
  }

  private static String names(Run run) {
    return String.join(
        " or ", run.program().terms().probers().stream().map(PublicKey::shown).toList());
  }

  private static boolean heard(Run run) {
    return run.heard().filter(heard -> !heard.spent()).isPresent();
  }

  /** Nobody but a person or a web host changes what is served there. */
  private static Optional<Waiting> policy(Move move, MoveLife life) {
    boolean pending = life.watch().verdict().filter(Verdict.PENDING::equals).isPresent();
    return pending
        ? PolicyAsked.of(move)
            .findFirst()
            .map(
                question ->
                    new Waiting(
                        true,
                        life.watch().summary(),
                        life.watch().last(),
                        "serve the policy: mxshift explain " + question.domain()))
        : Optional.empty();
  }

  private static Optional<Waiting> arriving(Run run, Move move) {
    int messages = run.life(move.id()).awaited().size();
    return messages == 0
        ? Optional.empty()
        : Optional.of(
            next(
                messages
                    + (messages == 1 ? " message is" : " messages are")
                    + " awaited in "
                    + run.program().terms().mailbox()));
  }

  private static Waiting settles(Run run, Move move, MoveLife life) {
    List<Waiting> open =
        move.settles().stream()
            .flatMap(condition -> Remaining.of(run, life, condition).stream())
            .map(left -> new Waiting(left.person(), left.why(), left.due(), left.unblock()))
            .toList();
    return open.stream()
        .filter(Waiting::person)
        .findFirst()
        .or(() -> open.stream().findFirst().map(waiting -> waiting.with(others(run))))
        .orElseGet(() -> next("the next tick looks whether it has settled"));
  }
}
