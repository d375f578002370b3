package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.program.Program;
import org.mxshift.spi.Verdict;

/**
 * What a look that is not green leads to: the least harmful thing, and never the next step.
 *
 * <p>Rejected twice: where a host that is published does so, mail is bouncing, and a run that has
 * published new hosts retreats; any other stops. Deferred: senders queue, so the run freezes, and
 * retreats when it lasts. Inconclusive: freezes, whatever it takes, since nothing is known.
 * Pending: waited for, and inconclusive when it lasts as long.
 */
final class Trouble {

  private static final int CERTAIN = 2;

  private Trouble() {}

  static Act of(Now now, Looks.Answer seen, Duration every) {
    if (seen.waits()) {
      return awaiting(now, seen, every);
    }
    Watch before = now.watch(seen.event().round());
    Looks.Answer answer = lasts(now, before, seen) ? seen.doubted() : seen;
    if (tooSoon(now, before, answer.verdict())) {
      return new Act(
          List.of(), Optional.of(frozen(now, before, now.at().plus(now.pace().again()))));
    }
    Watch after = before.with(answer.verdict(), answer.event().summary(), now.at());
    List<Event> events = new ArrayList<>(answer.caches());
    boolean certain = after.reds() >= CERTAIN || tooLong(now, after);
    Optional<Event> ends = certain ? backOrStop(now, answer) : Optional.empty();
    boolean news = !before.verdict().equals(Optional.of(answer.verdict()));
    boolean counts = answer.verdict() == Verdict.REJECTS && before.reds() < CERTAIN;
    if (news || counts || ends.isPresent() || answer.newsOfMail(now)) {
      events.add(answer.event());
    }
    if (answer.verdict() == Verdict.PENDING) {
      return new Act(
          events,
          Optional.of(
              Rest.time(
                  answer.event().summary(), now.at().plus(shorter(every, now.pace().again())))));
    }
    if (ends.isPresent()) {
      events.add(ends.get());
      return new Act(events, Optional.empty());
    }
    Instant due = now.at().plus(shorter(every, now.pace().again()));
    return new Act(events, Optional.of(frozen(now, after, due)));
  }

  /**
   * Messages and looks of others take their time: no look is over yet, so no clock of a watch
   * stops.
   */
  private static Act awaiting(Now now, Looks.Answer answer, Duration every) {
    List<Event> events = new ArrayList<>(answer.caches());
    if (answer.newsOfMail(now)) {
      events.add(answer.event());
    }
    Instant due = now.at().plus(shorter(every, now.pace().again()));
    return new Act(events, Optional.of(answer.rest(answer.event().summary(), due)));
  }

  /** Two looks in one breath are one look. */
  private static boolean tooSoon(Now now, Watch before, Verdict verdict) {
    return verdict == Verdict.REJECTS
        && before.reds() > 0
        && before.last().filter(l -> l.plus(now.pace().again()).isAfter(now.at())).isPresent();
  }

  static Rest frozen(Now now, Watch watch, Instant due) {
    Standstill still = Standstill.of(now.run(), now.move(), watch);
    return new Rest(Rest.Kind.FROZEN, still.why(), Optional.of(due), still.unblock());
  }

  /**
   * Mail that still goes to old hosts is taken, and caches are waited out before anybody watches.
   * Where that lasts all the same nobody knows why, and it does not end by itself.
   */
  private static boolean lasts(Now now, Watch before, Looks.Answer seen) {
    Duration limit = now.program().terms().deferred();
    return seen.verdict() == Verdict.PENDING
        && seen.event().round() != Round.PROOF
        && before.doubtful().filter(since -> since.plus(limit).isBefore(now.at())).isPresent();
  }

  private static boolean tooLong(Now now, Watch after) {
    Duration limit = now.program().terms().deferred();
    return after.verdict().filter(v -> v == Verdict.DEFERS).isPresent()
        && after.troubled().filter(since -> since.plus(limit).isBefore(now.at())).isPresent();
  }

  /** Empty where a person is to act already, and nothing is better than to wait for that. */
  private static Optional<Event> backOrStop(Now now, Looks.Answer answer) {
    Run run = now.run();
    String why = answer.event().summary();
    if (!answer.bounces(run) || !run.program().terms().retreats()) {
      return now.life().phase().keepsRest()
          ? Optional.empty()
          : Optional.of(now.lived(Trigger.FAIL, why));
    }
    Program back = run.program().retreat(run.applied());
    return Optional.of(new Event.Turned(back, Cause.RETREAT, back.harbour(), why));
  }

  private static Duration shorter(Duration one, Duration two) {
    return one.compareTo(two) <= 0 ? one : two;
  }
}
