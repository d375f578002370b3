package org.mxshift.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mxshift.model.SetKey;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Program;
import org.mxshift.spi.Snapshot;

/** The memory of a run: what each event changes, and nothing else does. */
final class Fold {

  private static final Duration LEAST_AFTER_RESUME = Duration.ofHours(24);

  private Fold() {}

  static Optional<Run> of(List<Entry> entries) {
    Run run = null;
    for (Entry entry : entries) {
      run = run == null ? started(entry) : with(run, entry);
    }
    return Optional.ofNullable(run);
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
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        1,
        entry.at(),
        entry.at());
  }

  static Run with(Run run, Entry entry) {
    if (entry.number() != run.last() + 1) {
      throw new IllegalStateException("entry " + entry.number() + " follows entry " + run.last());
    }
    Edit edit = new Edit(run, entry);
    Event event = entry.event();
    if (event instanceof Event.Lived lived) {
      edit.lived(lived);
    } else if (event instanceof Event.Probed probed) {
      edit.probed(probed);
    } else if (event instanceof Event.Turned turned) {
      edit.turned(turned);
    } else if (event instanceof Event.Replanned replanned) {
      edit.replanned(replanned);
    } else {
      edit.said(event);
    }
    return edit.done();
  }

  /** One entry's changes on the way from one run to the next. */
  private static final class Edit {
    private final Run run;
    private final Entry entry;
    private Program program;
    private String plan;
    private Map<String, MoveLife> lives;
    private Optional<Cause> turned;
    private Optional<String> halt;
    private Optional<String> paused;
    private Optional<String> abandoned;
    private final Set<Effect> approved;
    private final Set<String> confirmed;
    private final Map<SetKey, Snapshot> first;
    private final Map<SetKey, Duration> highWater;

    Edit(Run run, Entry entry) {
      this.run = run;
      this.entry = entry;
      program = run.program();
      plan = run.plan();
      lives = new HashMap<>(run.lives());
      turned = run.turned();
      halt = run.halt();
      paused = run.paused();
      abandoned = run.abandoned();
      approved = new HashSet<>(run.approved());
      confirmed = new HashSet<>(run.confirmed());
      first = new HashMap<>(run.first());
      highWater = new HashMap<>(run.highWater());
    }

    void lived(Event.Lived lived) {
      lives.put(lived.move(), run.life(lived.move()).with(lived, entry.at()));
      lived.written().ifPresent(w -> first.putIfAbsent(w.after().key(), w.before()));
      if (lived.trigger() == Trigger.SETTLE) {
        highWater.keySet().removeAll(waitedOut(lived.move()));
      }
    }

    /** What caches held of these sets is gone: later clocks run for what they replace. */
    private Set<SetKey> waitedOut(String move) {
      return run.program().move(move).settles().stream()
          .filter(Condition.Waited.class::isInstance)
          .flatMap(condition -> ((Condition.Waited) condition).set().stream())
          .collect(Collectors.toSet());
    }

    void probed(Event.Probed probed) {
      lives.put(probed.move(), run.life(probed.move()).with(probed, entry.at()));
      if (probed.set().isPresent() && probed.cachedFor().isPresent()) {
        highWater.merge(probed.set().get(), probed.cachedFor().get(), Fold::longer);
      }
    }

    void turned(Event.Turned event) {
      program = event.program();
      lives = new HashMap<>();
      turned = Optional.of(event.cause());
      halt = event.halt();
      paused = event.cause() == Cause.RETREAT ? paused : Optional.empty();
      approved.clear();
    }

    void replanned(Event.Replanned event) {
      program = event.program();
      plan = event.plan();
      lives = new HashMap<>();
      turned = Optional.empty();
      halt = Optional.empty();
      approved.clear();
    }

    void said(Event event) {
      if (event instanceof Event.Approved yes && yes.fingerprint().equals(program.fingerprint())) {
        approved.add(yes.gate());
      } else if (event instanceof Event.Confirmed yes) {
        confirmed.add(yes.token());
      } else if (event instanceof Event.Paused yes) {
        paused = Optional.of(yes.reason());
      } else if (event instanceof Event.Resumed) {
        paused = Optional.empty();
        run.current()
            .ifPresent(move -> lives.computeIfPresent(move.id(), (id, life) -> resumed(id, life)));
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
      Watch watch = life.watch();
      for (Condition condition : run.program().move(id).settles()) {
        if (condition instanceof Condition.Observed observed) {
          Duration third = observed.span().dividedBy(3);
          Duration rest = third.compareTo(LEAST_AFTER_RESUME) > 0 ? LEAST_AFTER_RESUME : third;
          watch = watch.capped(observed.span().minus(rest));
        }
      }
      return life.watching(watch);
    }

    Run done() {
      return new Run(
          program,
          plan,
          lives,
          turned,
          halt,
          approved,
          confirmed,
          paused,
          abandoned,
          first,
          highWater,
          entry.number(),
          run.began(),
          entry.at());
    }
  }

  private static Duration longer(Duration one, Duration two) {
    return one.compareTo(two) >= 0 ? one : two;
  }
}
