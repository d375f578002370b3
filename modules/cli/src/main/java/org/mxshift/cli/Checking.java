package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mxshift.checks.Check;
import org.mxshift.checks.Inspection;
import org.mxshift.checks.Result;
import org.mxshift.cli.CheckCommand.Target;
import org.mxshift.plan.Plan;
import org.mxshift.probe.Lookout;
import org.mxshift.spi.ProviderException;

/** Checks what was typed: one thing with a line that tells how far it is, or many side by side. */
final class Checking {

  private static final int SIDE_BY_SIDE = 16;

  private final Wiring wiring;
  private final List<Check> checks;
  private final Skips skips;
  private final Lookout lookout;
  private final ProgressLine line;

  Checking(Wiring wiring, List<Check> checks, Skips skips) throws FailedException {
    this.wiring = wiring;
    this.checks = checks;
    this.skips = skips;
    this.lookout = wiring.lookout();
    this.line = new ProgressLine(wiring.shell());
  }

  List<Checked> all(List<Target> targets) throws FailedException {
    try (Inspection inspection = wiring.inspection()) {
      return targets.size() == 1
          ? List.of(one(targets.get(0), inspection, this::tell))
          : many(targets, inspection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException(ExitCode.INTERRUPTED, "interrupted while checking", "", e);
    } finally {
      line.done();
    }
  }

  private List<Checked> many(List<Target> targets, Inspection inspection)
      throws FailedException, InterruptedException {
    AtomicInteger done = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE, Checking::thread);
    try {
      List<Callable<Checked>> calls = new ArrayList<>();
      for (Target target : targets) {
        calls.add(
            () -> {
              Checked checked = one(target, inspection, progress -> {});
              line.show("checked " + done.incrementAndGet() + " of " + targets.size());
              return checked;
            });
      }
      List<Checked> results = new ArrayList<>();
      for (Future<Checked> each : threads.invokeAll(calls)) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw Faults.of(e.getCause() == null ? e : e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Checked one(Target target, Inspection inspection, Consumer<Inspection.Progress> progress)
      throws FailedException, InterruptedException {
    List<Check> run = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    for (Check check : checks) {
      if (skips.ids.contains(check.about().id())) {
        results.add(Result.skipped(check.about(), skips.why()));
      } else if (target.concerns(check)) {
        run.add(check);
      }
    }
    Known known = new Known();
    run.add(known);
    Optional<Plan> plan = target.subject().plan();
    try (Observing observer =
        plan.isPresent() ? wiring.observer(plan) : new Observing(wiring, plan, lookout)) {
      results.addAll(inspection.of(target.subject(), run, observer, progress));
    } catch (ProviderException e) {
      // Closing what was only read from: nothing depends on it.
    }
    Result exists = results.remove(results.size() - 1);
    boolean unknown = exists.isFailure() && target.file().isEmpty();
    return new Checked(
        target.typed(), target.file(), target.subject(), unknown ? List.of() : results);
  }

  private void tell(Inspection.Progress progress) {
    List<String> underWay = progress.underWay();
    String looking = underWay.isEmpty() ? "" : ", looking at " + underWay.get(underWay.size() - 1);
    line.show(progress.settled() + " of " + progress.checks() + " checks settled" + looking);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "mxshift-domain");
    thread.setDaemon(true);
    return thread;
  }
}
