package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mxshift.program.Condition;
import org.mxshift.spi.Verdict;

/** What must hold, once every name server answers, before a move is over. */
final class Settling {

  /**
   * While this much or less is left to watch, every look is written down; before, only news and a
   * digest.
   */
  private static final Duration TAIL = Duration.ofHours(1);

  private static final Duration DIGEST = Watch.GAP.dividedBy(2);

  /** Ticks come late: whoever looks again when the gap begins would look in it, every time. */
  private static final Duration LONGEST_STEP = Watch.GAP.minusHours(1);

  private Settling() {}

  static Act of(Now now) {
    Optional<Act> served = Serving.kept(now);
    if (served.isPresent() && served.get().rest().isEmpty()) {
      return served.get();
    }
    boolean blind = served.isPresent();
    List<Event> events = new ArrayList<>();
    List<Rest> waits = new ArrayList<>();
    served.ifPresent(act -> add(act, events, waits));
    Act hosts = Guard.standsBeside(now.move()) ? Guard.beside(now, Act.holds()) : Act.holds();
    add(hosts, events, waits);
    if (ends(hosts)) {
      return new Act(events, Optional.empty());
    }
    for (Condition condition : now.move().settles()) {
      Act act = check(now.after(hosts.events()), condition, blind);
      add(act, events, waits);
      if (ends(act)) {
        return new Act(events, Optional.empty());
      }
    }
    if (waits.isEmpty()) {
      paused(now).ifPresent(waits::add);
    }
    return over(
        now, new Act(events, waits.isEmpty() ? Optional.empty() : Optional.of(first(waits))));
  }

  private static boolean ends(Act act) {
    return act.events().stream()
        .anyMatch(e -> e instanceof Event.Turned || e instanceof Event.Lived);
  }

  /** After a pause some of a hold or a drain remains, so none of them is over in it. */
  private static Optional<Rest> paused(Now now) {
    Instant next = now.at().plus(now.program().terms().every());
    return now.run()
        .braked()
        .filter(reason -> now.move().settles().stream().anyMatch(Settling::lasts))
        .map(reason -> Rest.person("paused: " + reason, now.command("resume")).until(next));
  }

  private static boolean lasts(Condition condition) {
    return condition instanceof Condition.Observed observed && !observed.span().isZero();
  }

  /** A move that does not watch the new hosts by itself is guarded. */
  private static Act over(Now now, Act act) {
    boolean watches = Guard.watches(now.move(), Guard::watchesHosts);
    if (act.rest().isPresent()) {
      return Guard.watches(now.move(), Guard::isWatch) ? act : Guard.beside(now, act);
    }
    Optional<Act> red = watches ? Optional.empty() : Guard.stillRed(now.after(act.events()));
    List<Event> events = new ArrayList<>(act.events());
    events.addAll(red.map(Act::events).orElse(List.of()));
    if (red.isEmpty()) {
      events.add(now.lived(Trigger.SETTLE, now.move().why()));
    }
    return new Act(events, red.flatMap(Act::rest));
  }

  private static void add(Act act, List<Event> events, List<Rest> waits) {
    events.addAll(act.events());
    act.rest().ifPresent(waits::add);
  }

  /** The worst kind speaks, the earliest due time counts. */
  private static Rest first(List<Rest> waits) {
    Rest speaker =
        waits.stream()
            .max(Comparator.comparing(wait -> wait.kind() == Rest.Kind.TIME ? 0 : 1))
            .orElseThrow();
    Optional<Instant> due =
        waits.stream().flatMap(wait -> wait.due().stream()).min(Comparator.naturalOrder());
    return new Rest(speaker.kind(), speaker.why(), due, speaker.unblock());
  }

  private static Act check(Now now, Condition condition, boolean blind) {
    if (condition instanceof Condition.Observed observed) {
      return observed(now, observed, blind);
    }
    if (condition instanceof Condition.Awaited awaited) {
      return Awaiting.of(now, awaited);
    }
    return Remaining.of(now.run(), now.life(), condition)
        .filter(left -> left.person() || left.due().filter(now.at()::isBefore).isPresent())
        .map(left -> Act.rest(rest(left)))
        .orElseGet(Act::holds);
  }

  private static Rest rest(Remaining left) {
    Rest.Kind kind = left.person() ? Rest.Kind.PERSON : Rest.Kind.TIME;
    return new Rest(kind, left.why(), left.due(), left.unblock());
  }

  /** While a name server cannot be asked, a green look is no green, and a red one is still red. */
  private static Act observed(Now now, Condition.Observed observed, boolean blind) {
    Watch watch = now.life().watch();
    Optional<Instant> next =
        watch
            .verdict()
            .flatMap(v -> watch.last())
            .map(last -> last.plus(pace(now, observed, watch)));
    if (next.filter(now.at()::isBefore).isPresent()) {
      return Remaining.enough(observed, watch)
          ? Act.holds()
          : watch.red()
              ? Act.rest(Trouble.frozen(now, watch, next.get()))
              : rest(observed, watch, next.get());
    }
    Looks.Answer answer = now.looks().ask(now, Round.WATCH, observed.watch());
    if (answer.verdict() != Verdict.PASS) {
      return Trouble.of(now, answer, observed.every());
    }
    if (blind) {
      return rest(observed, watch, now.at().plus(observed.every()));
    }
    Watch after = watch.with(Verdict.PASS, answer.event().summary(), now.at());
    List<Event> events = new ArrayList<>(answer.caches());
    if (worthLogging(now, observed, after) || isAwaited(now, answer) || answer.newsOfMail(now)) {
      events.add(answer.event());
    }
    if (Remaining.enough(observed, after)) {
      return new Act(events, Optional.empty());
    }
    return new Act(events, rest(observed, after, now.at().plus(step(observed, after))).rest());
  }

  private static Duration pace(Now now, Condition.Observed observed, Watch watch) {
    boolean green = watch.verdict().filter(v -> v == Verdict.PASS).isPresent();
    Duration again = now.pace().again();
    return green
        ? step(observed, watch)
        : again.compareTo(observed.every()) < 0 ? again : observed.every();
  }

  private static Duration step(Condition.Observed observed, Watch watch) {
    Duration every = observed.every().compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : observed.every();
    Duration left = observed.span().minus(watch.green());
    return left.isNegative() || left.isZero() || left.compareTo(every) > 0 ? every : left;
  }

  /** The token of every message that a person may type must be known to the log. */
  private static boolean isAwaited(Now now, Looks.Answer answer) {
    return !answer.event().tokens().isEmpty()
        && now.move().settles().stream().anyMatch(Condition.Confirmed.class::isInstance);
  }

  private static boolean worthLogging(Now now, Condition.Observed observed, Watch after) {
    Duration left = observed.span().minus(after.green());
    Duration greens = observed.every().multipliedBy(observed.greens());
    boolean tail = left.compareTo(TAIL.compareTo(greens) > 0 ? TAIL : greens) <= 0;
    return tail || isNews(now, now.watch(Round.WATCH));
  }

  /** Whether green is news by now, or was not written down for long. */
  static boolean isNews(Now now, Watch before) {
    boolean news = !before.verdict().equals(Optional.of(Verdict.PASS));
    return news || before.last().filter(last -> last.plus(DIGEST).isAfter(now.at())).isEmpty();
  }

  private static Act rest(Condition.Observed observed, Watch watch, Instant due) {
    return Act.rest(Rest.time(Remaining.green(observed, watch), due));
  }
}
