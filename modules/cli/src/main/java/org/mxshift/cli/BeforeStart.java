package org.mxshift.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mxshift.checks.Catalogue;
import org.mxshift.checks.Outcome;
import org.mxshift.checks.Result;
import org.mxshift.checks.Severity;
import org.mxshift.checks.Subject;

/**
 * Runs the checks of a plan before its run begins: what would lose mail is found before the first
 * write, and nothing starts.
 *
 * <p>Only a fatal check keeps a run from starting; what else failed is named, and so is what could
 * not be judged, and whether test messages may be refused for their sender. What could not be
 * looked at from here keeps nothing back: the run proves delivery itself before it publishes
 * anything, and waits where it cannot.
 */
final class BeforeStart {

  private final Wiring wiring;
  private final Skips skips;

  BeforeStart(Wiring wiring, Skips skips) {
    this.wiring = wiring;
    this.skips = skips;
  }

  /**
   * Refuses a plan that would lose mail at once, and names what else is not as it should be.
   *
   * @throws FailedException when a fatal check failed that nobody does without
   */
  void refuseLoss(PlanFile file) throws FailedException {
    boolean privately = wiring.settings().network().isPrivate();
    Subject subject = Subject.of(file.plan()).privately(privately);
    CheckCommand.Target target = new CheckCommand.Target(file.shown(), Optional.of(file), subject);
    List<Result> results =
        new Checking(wiring, Catalogue.ALL, skips).all(List.of(target)).get(0).results();
    List<Result> failed = results.stream().filter(Result::isFailure).toList();
    List<Result> fatal = failed.stream().filter(BeforeStart::isFatal).toList();
    if (!fatal.isEmpty()) {
      throw refusal(file, fatal);
    }
    String check = "'mxshift check " + file.shown() + "' says ";
    if (!failed.isEmpty()) {
      say(ids(failed) + " failed; " + check + "how to mend it");
    }
    TestSender.of(results).warning().ifPresent(this::say);
    List<Result> unseen = results.stream().filter(BeforeStart::isUnseen).toList();
    if (!unseen.isEmpty()) {
      say(ids(unseen) + " could not be judged; " + check + "why");
    }
  }

  private void say(String found) {
    wiring.shell().err().println("mxshift: " + Visible.line(found));
  }

  private static boolean isUnseen(Result result) {
    return result.finding().outcome() == Outcome.INCONCLUSIVE;
  }

  private static boolean isFatal(Result result) {
    return result.about().severity() == Severity.FATAL;
  }

  private static String ids(List<Result> results) {
    return results.stream().map(result -> result.about().id()).collect(Collectors.joining(","));
  }

  private static FailedException refusal(PlanFile file, List<Result> fatal) {
    String found =
        fatal.stream()
            .map(result -> result.about().id() + " " + result.finding().sentence())
            .collect(Collectors.joining("\n  "));
    return new FailedException(
        ExitCode.STOPPED,
        "mail would be lost, so nothing was started:\n  " + found,
        "'mxshift check "
            + file.shown()
            + "' says how to mend it; 'mxshift apply "
            + file.shown()
            + " --skip "
            + ids(fatal)
            + " --reason TEXT' starts all the same");
  }
}
