package org.mxshift.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Verdict;

/** What must hold before a move begins, and the intent that begins it. */
final class Opening {

  private Opening() {}

  static Act of(Now now) {
    Optional<Act> closed = brake(now).or(() -> gate(now)).or(() -> window(now));
    if (closed.isPresent()) {
      return Guard.beside(now, closed.get());
    }
    Optional<Act> red = Guard.stillRed(now);
    if (red.isPresent()) {
      return red.get();
    }
    List<Event> proofs = new ArrayList<>();
    for (Condition condition : now.move().opens()) {
      Act act = check(now.after(proofs), condition);
      proofs.addAll(act.events());
      Act all = new Act(proofs, act.rest());
      if (stops(act)) {
        return all;
      }
      if (act.rest().isPresent()) {
        return Guard.beside(now, all);
      }
    }
    return begin(now, proofs);
  }

  private static boolean stops(Act act) {
    return act.events().stream()
        .anyMatch(
            e ->
                e instanceof Event.Turned
                    || (e instanceof Event.Lived l && Life.stops(l.trigger())));
  }

  private static Optional<Act> brake(Now now) {
    Run run = now.run();
    if (run.halt().filter(now.move().id()::equals).isPresent()) {
      boolean retreat = run.standing() == Standing.STOPPED;
      String why =
          retreat
              ? "retreated to the old hosts; low TTLs and wide SPF are kept"
              : "went back as far as it was asked to";
      String forward = run.paused().map(reason -> now.command("resume") + " and ").orElse("");
      String next =
          now.command("rollback")
              + " goes all the way back, "
              + forward
              + now.command("retry")
              + " goes forward again";
      Rest.Kind kind = retreat ? Rest.Kind.STOPPED : Rest.Kind.PERSON;
      return Optional.of(Act.rest(new Rest(kind, why, Optional.empty(), next)));
    }
    return run.braked()
        .map(reason -> Act.rest(Rest.person("paused: " + reason, now.command("resume"))));
  }

  private static Optional<Act> gate(Now now) {
    return now.move().opens().stream()
        .filter(Condition.Approved.class::isInstance)
        .map(condition -> ((Condition.Approved) condition).gate())
        .filter(gate -> !now.run().approved(gate))
        .map(
            gate ->
                Act.rest(
                    Rest.person(
                        now.run().closed(gate), now.command("approve") + " " + gate.word())))
        .findFirst();
  }

  /** Before the proofs, so that they are fresh when it opens. */
  private static Optional<Act> window(Now now) {
    return Remaining.window(now.run(), now.move(), now.at())
        .map(
            left ->
                left.person()
                    ? Rest.person(left.why(), left.unblock())
                    : new Rest(Rest.Kind.CLOSED, left.why(), left.due(), ""))
        .map(Act::rest);
  }

  private static Act check(Now now, Condition condition) {
    if (condition instanceof Condition.Approved) {
      return Act.holds();
    }
    if (condition instanceof Condition.Proven proven) {
      Looks.Answer answer = now.looks().ask(now, Round.PROOF, proven.questions());
      if (answer.verdict() != Verdict.PASS) {
        return Trouble.of(now, answer, now.program().terms().every());
      }
      List<Event> events = new ArrayList<>(answer.caches());
      events.add(answer.event());
      return new Act(events, Optional.empty());
    }
    throw new IllegalStateException(
        "'" + condition.sentence() + "' cannot hold before a move begins");
  }

  private static Act begin(Now now, List<Event> proofs) {
    List<Event> events = new ArrayList<>(proofs);
    if (!now.move().writes()) {
      events.add(now.lived(Trigger.NOTHING_TO_WRITE, now.move().why()));
      return new Act(events, Optional.empty());
    }
    Change change = now.move().change().orElseThrow();
    try {
      Snapshot live = now.world().reader().read(change.key().owner(), change.key().type());
      events.add(judged(now, change, live));
      return new Act(events, Optional.empty());
    } catch (ProviderException e) {
      return Outside.unread(now, e, Trigger.FAIL);
    }
  }

  private static Event judged(Now now, Change change, Snapshot live) {
    return switch (Asking.judge(now, change, live.set())) {
      case AFTER ->
          now.lived(
              Trigger.NOTHING_TO_WRITE,
              change.key() + " already is as it is to be",
              new Written(live, live.set(), Optional.empty()));
      case BEFORE ->
          now.lived(
              Trigger.INTEND,
              change.before().owned(live.set()) + " becomes " + change.after(),
              new Written(live, change.after().over(live.set()), Optional.empty()));
      case FOREIGN -> now.lived(Trigger.FAIL, Outside.foreign(now, change, live.set()));
    };
  }
}
