package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mxshift.model.SetKey;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Verdict;

/**
 * The memory of a run: what each event changes, and nothing else does.
 *
 * <p>Mutable while it takes entries in, so that a long log costs one pass; nobody sees it before
 * {@link #run} makes a value of it.
 */
final class Fold {

  private static final Duration LEAST_AFTER_RESUME = Duration.ofHours(24);

  private final Instant began;
  private final Map<String, MoveLife> lives;
  private final Map<String, Set<String>> tokens = new HashMap<>();
  private final Map<String, List<List<String>>> proofs = new HashMap<>();
  private final Set<Event.Approved> approved;
  private final Set<String> confirmed;
  private final Map<SetKey, Snapshot> first;
  private final Map<SetKey, Duration> highWater;
  private final SortedMap<String, String> skipped;
  private Program program;
  private String plan;
  private Optional<Cause> turned;
  private Optional<String> bounced;
  private Optional<String> halt;
  private Optional<String> paused;
  private Optional<String> abandoned;
  private Optional<Heard> heard;
  private List<String> remarks;
  private int last;
  private Instant since;
  private Instant changed;
  private Instant told;

  private Fold(Run run) {
    began = run.began();
    lives = new HashMap<>(run.lives());
    approved = new HashSet<>(run.approved());
    confirmed = new HashSet<>(run.confirmed());
    first = new HashMap<>(run.first());
    highWater = new HashMap<>(run.highWater());
    skipped = new TreeMap<>(run.skipped());
    program = run.program();
    plan = run.plan();
    turned = run.turned();
    bounced = run.bounced();
    halt = run.halt();
    paused = run.paused();
    abandoned = run.abandoned();
    heard = run.heard();
    remarks = run.remarks();
    last = run.last();
    since = run.since();
    changed = run.changed();
    told = run.told();
  }

  static Optional<Run> of(List<Entry> entries) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Fold fold = new Fold(started(entries.get(0)));
    entries.subList(1, entries.size()).forEach(fold::take);
    return Optional.of(fold.run());
  }

  static Run with(Run run, Entry entry) {
    Fold fold = new Fold(run);
    fold.take(entry);
    return fold.run();
  }

  private static Run started(Entry entry) {
    if (!(entry.event() instanceof Event.Started started) || entry.number() != 1) {
      throw new IllegalStateException(
          "a run begins with its start, not with entry " + entry.number());
    }
    return new Run(
        started.program(),
        started.plan(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        HighWater.left(started),
        Optional.empty(),
        new TreeMap<>(),
        List.of(),
        1,
        entry.at(),
        entry.at(),
        entry.at(),
        entry.at());
  }

  private void take(Entry entry) {
    if (entry.number() != last + 1) {
      throw new IllegalStateException("entry " + entry.number() + " follows entry " + last);
    }
    last = entry.number();
    since = entry.at();
    Event event = entry.event();
    changed = changes(event) ? since : changed;
    told = event.isWord() ? told : since;
    if (event instanceof Event.Lived lived) {
      lived(lived);
    } else if (event instanceof Event.Probed probed) {
      probed(probed);
    } else if (event instanceof Event.Turned to) {
      turned(to);
    } else if (event instanceof Event.Replanned replanned) {
      replanned(replanned);
    } else {
      said(event);
    }
  }

  private static boolean changes(Event event) {
    return !(event instanceof Event.Probed
        || event instanceof Event.HandedIn
        || event instanceof Event.Jumped);
  }

  private MoveLife life(String move) {
    MoveLife known = lives.get(move);
    return known == null ? MoveLife.todo(began) : known;
  }

  private void lived(Event.Lived lived) {
    lives.put(lived.move(), life(lived.move()).with(lived, since));
    lived.written().ifPresent(w -> first.putIfAbsent(w.after().key(), w.before()));
    if (lived.trigger() == Trigger.SKIP) {
      skipped.put(lived.move(), lived.why());
    }
    if (lived.trigger() == Trigger.SETTLE) {
      highWater.keySet().removeAll(waitedOut(lived.move()));
    }
  }

  /** What caches held of these sets is gone: later clocks run for what they replace. */
  private Set<SetKey> waitedOut(String move) {
    return program.move(move).settles().stream()
        .filter(Condition.Waited.class::isInstance)
        .flatMap(condition -> ((Condition.Waited) condition).set().stream())
        .collect(Collectors.toSet());
  }

  private void probed(Event.Probed probed) {
    Move move = program.move(probed.move());
    MoveLife life = life(probed.move());
    boolean beside = Guard.standsBeside(move);
    lives.put(move.id(), life.with(probed, round(probed), program.windows(move), beside, since));
    tokens.computeIfAbsent(probed.move(), any -> new HashSet<>()).addAll(probed.tokens());
    if (program.terms().confirm() && probed.verdict() == Verdict.PASS) {
      proofs.computeIfAbsent(probed.move(), any -> new ArrayList<>()).add(probed.tokens());
    }
    if (probed.round().counts()) {
      heard = heard.map(Heard::used);
    }
    remarks = Remarks.after(remarks, program, probed);
    if (probed.set().isPresent() && probed.cachedFor().isPresent()) {
      highWater.merge(probed.set().get(), probed.cachedFor().get(), Fold::longer);
    }
  }

  /** Logs from before the guard had sights of its own say that it watched. */
  private Round round(Event.Probed probed) {
    boolean watching =
        life(probed.move()).phase() == Phase.SEEN
            && program.move(probed.move()).settles().stream().anyMatch(Guard::isWatch);
    return probed.round() == Round.WATCH && !watching ? Round.GUARD : probed.round();
  }

  private void turned(Event.Turned event) {
    begin(event.program());
    turned = Optional.of(event.cause());
    bounced = event.cause() == Cause.RETREAT ? Optional.of(event.why()) : Optional.empty();
    halt = event.halt();
    paused = event.cause() == Cause.RETREAT ? paused : Optional.empty();
  }

  private void replanned(Event.Replanned event) {
    begin(event.program());
    plan = event.plan();
    remarks = Remarks.within(remarks, program);
    turned = Optional.empty();
    bounced = Optional.empty();
    halt = Optional.empty();
  }

  /** Another program: nothing of it has happened, nobody has approved it. */
  private void begin(Program other) {
    program = other;
    lives.clear();
    tokens.clear();
    proofs.clear();
    approved.clear();
  }

  private void said(Event event) {
    if (event instanceof Event.Approved yes) {
      approved.add(yes);
    } else if (event instanceof Event.Confirmed yes) {
      confirmed.add(yes.token());
    } else if (event instanceof Event.HandedIn yes) {
      heard = Optional.of(new Heard(yes, false));
    } else if (event instanceof Event.Jumped jumped) {
      lives.replaceAll(
          (id, life) -> life.phase().isFinal() ? life : life.delayed(jumped.by(), since));
    } else if (event instanceof Event.Paused yes) {
      paused = Optional.of(yes.reason());
    } else if (event instanceof Event.Resumed) {
      paused = Optional.empty();
      lives.replaceAll(this::resumed);
    } else if (event instanceof Event.Released) {
      halt = Optional.empty();
      turned = Optional.of(Cause.ROLLBACK);
      paused = Optional.empty();
    } else if (event instanceof Event.Abandoned yes) {
      abandoned = Optional.of(yes.reason());
    }
  }

  /** After a pause at least a day of the hold remains (a third of a shorter one). */
  private MoveLife resumed(String id, MoveLife life) {
    if (life.phase().isFinal()) {
      return life;
    }
    Watch watch = life.watch();
    for (Condition condition : program.move(id).settles()) {
      if (condition instanceof Condition.Observed observed) {
        Duration third = observed.span().dividedBy(3);
        Duration rest = third.compareTo(LEAST_AFTER_RESUME) > 0 ? LEAST_AFTER_RESUME : third;
        watch = watch.capped(observed.span().minus(rest));
      }
    }
    return life.watching(watch);
  }

  private Run run() {
    tokens.forEach(
        (id, sent) ->
            lives.computeIfPresent(
                id, (same, life) -> life.sending(sent, proofs.getOrDefault(id, List.of()))));
    return new Run(
        program, plan, lives, turned, bounced, halt, approved, confirmed, paused, abandoned, first,
        highWater, heard, skipped, remarks, last, began, since, changed, told);
  }

  private static Duration longer(Duration one, Duration two) {
    return one.compareTo(two) >= 0 ? one : two;
  }
}
