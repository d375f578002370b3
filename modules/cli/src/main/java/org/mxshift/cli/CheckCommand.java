package org.mxshift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.checks.Catalogue;
import org.mxshift.checks.Check;
import org.mxshift.checks.Phase;
import org.mxshift.checks.Subject;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.Name;
import org.mxshift.plan.PlanException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Finds what would lose mail: of a plan before it starts, or of any domain as it is. */
@Command(
    name = "check",
    description = {
      "Finds what would lose mail: of a plan before it starts, or of any domain as it is.",
      "0: nothing, or warnings only. 1: mail would be lost. 69: what matters could not be seen."
    })
final class CheckCommand implements Task {

  private final Wiring wiring;

  @ParentCommand MxShift root = new MxShift();

  @Parameters(paramLabel = "PLAN|DOMAIN", arity = "1..*", description = "plan files or domains")
  List<String> targets = new ArrayList<>();

  @Option(names = "--only", paramLabel = "ID", split = ",", description = "such as D01,D04")
  List<String> only = new ArrayList<>();

  @Mixin Skips skips = new Skips();

  private Optional<Journal> log = Optional.empty();

  CheckCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run()
      throws FailedException, PlanException, RefusedException, JournalException, IOException {
    List<Check> checks = chosen();
    skips.refuseWrong();
    List<Target> all = new ArrayList<>();
    for (String typed : targets) {
      all.add(target(typed));
    }
    List<Checked> results = new Checking(wiring, checks, skips).all(all);
    if (results.size() == 1 && results.get(0).isUnknown()) {
      throw new FailedException(
          ExitCode.USAGE,
          "there is no domain " + results.get(0).subject().domain() + " (NXDOMAIN)",
          "correct its spelling");
    }
    log(all);
    ExitCode code = ExitCode.worst(results.stream().map(Checked::code).toList());
    Map<String, Object> json = Map.of("targets", results.stream().map(Checked::json).toList());
    if (root.output == MxShift.Output.SARIF) {
      String sarif = Sarif.of(results);
      return new Answer(code, json, page -> page.raw(sarif));
    }
    return new Answer(code, json, new CheckPage(results)::show);
  }

  /** What was skipped of a run's plan is said in its log; a run of another plan is left alone. */
  private void log(List<Target> all) throws FailedException, RefusedException, JournalException {
    for (Target target : skips.ids.isEmpty() ? List.<Target>of() : all) {
      if (target.file().isPresent() && !isLogged(target, target.file().get())) {
        wiring
            .shell()
            .err()
            .println(
                Visible.text(
                    "mxshift: no run of "
                        + target.subject().domain()
                        + " is under way by this plan, so no log has the reason yet; 'mxshift apply "
                        + target.typed()
                        + " --skip "
                        + String.join(",", skips.ids)
                        + " --reason TEXT' puts it there"));
      }
    }
  }

  private boolean isLogged(Target target, PlanFile file)
      throws FailedException, RefusedException, JournalException {
    return skips.log(wiring, target.subject().domain(), pinned -> file.isMeantBy(pinned.plan()));
  }

  /** What is typed, as something to check. */
  private Target target(String typed) throws FailedException, PlanException, JournalException {
    boolean privately = wiring.settings().network().isPrivate();
    if (PlanFile.isNamedLikeOne(typed)) {
      PlanFile file = PlanFile.read(wiring, typed);
      Phase stage = Stage.of(file, log().latest(file.plan().domain()));
      Subject subject = Subject.of(file.plan()).privately(privately).at(stage);
      return new Target(typed, Optional.of(file), subject);
    }
    try {
      Subject subject = Subject.of(Name.of(typed)).privately(privately);
      return new Target(typed, Optional.empty(), subject);
    } catch (IllegalArgumentException e) {
      throw new FailedException(
          ExitCode.USAGE,
          String.valueOf(e.getMessage()),
          "write a domain, or a plan: it has a slash or ends in .yaml or .json");
    }
  }

  /** The log, brought up to date once. */
  private Journal log() throws FailedException, JournalException {
    if (log.isEmpty()) {
      log = Optional.of(wiring.seen());
    }
    return log.get();
  }

  /** One thing to check. */
  record Target(String typed, Optional<PlanFile> file, Subject subject) {

    /** A plan is checked for the stage it has come to; a domain for whatever can be seen. */
    boolean concerns(Check check) {
      return file.isEmpty() || check.about().phases().contains(subject.stage());
    }
  }

  private List<Check> chosen() throws FailedException {
    Skips.known(only);
    return Catalogue.ALL.stream()
        .filter(check -> only.isEmpty() || only.contains(check.about().id()))
        .toList();
  }
}
