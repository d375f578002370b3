package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.TimeText;
import org.mxshift.program.Condition;
import org.mxshift.program.Program;
import org.mxshift.spi.Verdict;

/**
 * Hosts that were published before they take mail, behind those that do. That they refuse is "not
 * yet" for a limited time; after it they leave DNS again, whatever the reason.
 */
final class Awaiting {

  private Awaiting() {}

  static Act of(Now now, Condition.Awaited awaited) {
    if (isOver(now.life())) {
      return Act.holds();
    }
    Instant limit = now.life().since().plus(awaited.limit());
    boolean late = !now.at().isBefore(limit);
    Optional<Instant> next = now.life().watch().last().map(last -> last.plus(pace(now, awaited)));
    if (!late && next.filter(now.at()::isBefore).isPresent()) {
      return Act.rest(Rest.time(why(awaited, now.life()), sooner(next.get(), limit)));
    }
    Looks.Answer answer = now.looks().ask(now, Round.WATCH, awaited.questions());
    List<Event> events = new ArrayList<>(answer.caches());
    if (answer.verdict() == Verdict.PASS) {
      events.add(answer.event());
      return new Act(events, Optional.empty());
    }
    if (late) {
      events.add(answer.event());
      events.add(goesBack(now, awaited, answer));
      return new Act(events, Optional.empty());
    }
    if (!answer.waits() && now.life().watch().verdict().isEmpty()) {
      events.add(answer.event().as(Verdict.PENDING));
    }
    Instant due = sooner(now.at().plus(pace(now, awaited)), limit);
    String why = why(awaited, now.life()) + ": " + answer.event().summary();
    return new Act(events, Optional.of(answer.rest(why, due)));
  }

  /** Whether they were seen to take mail. */
  static boolean isOver(MoveLife life) {
    return life.watch().verdict().filter(seen -> seen == Verdict.PASS).isPresent();
  }

  static String why(Condition.Awaited awaited, MoveLife life) {
    return "new hosts may refuse until "
        + life.since().plus(awaited.limit())
        + ", "
        + TimeText.print(awaited.limit())
        + " after they were published";
  }

  private static Duration pace(Now now, Condition.Awaited awaited) {
    Duration again = now.pace().again();
    return again.compareTo(awaited.every()) < 0 ? again : awaited.every();
  }

  private static Instant sooner(Instant one, Instant two) {
    return one.isBefore(two) ? one : two;
  }

  private static Event goesBack(Now now, Condition.Awaited awaited, Looks.Answer answer) {
    String why =
        "not green within " + TimeText.print(awaited.limit()) + ": " + answer.event().summary();
    Run run = now.run();
    if (!run.program().terms().retreats()) {
      return now.lived(Trigger.FAIL, why);
    }
    Program back = run.program().retreat(run.applied());
    return new Event.Turned(back, Cause.RETREAT, back.harbour(), why);
  }
}
