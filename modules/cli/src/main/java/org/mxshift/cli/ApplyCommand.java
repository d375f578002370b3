package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.Name;
import org.mxshift.plan.PlanException;
import org.mxshift.spi.ProviderException;
import org.mxshift.steps.CompileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts the run of a plan, or of every sealed plan in a folder, and makes the first tick. */
@Command(
    name = "apply",
    description = "Starts the run of a plan, or of all sealed plans in a folder. Twice is once.")
final class ApplyCommand implements Task {

  private final Wiring wiring;

  @Parameters(paramLabel = "PLAN|DIR", description = "a plan, or a folder of sealed plans")
  String target = "";

  @Option(names = "--approve", paramLabel = "FINGERPRINT", description = "what 'plan' showed")
  Optional<String> approved = Optional.empty();

  @Option(names = "--wait", description = "stay until it is over or waits for a person")
  boolean wait;

  @Option(names = "--again", description = "start once more what was rolled back or abandoned")
  boolean again;

  @Mixin Skips skips = new Skips();

  ApplyCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run()
      throws FailedException,
          PlanException,
          CompileException,
          RefusedException,
          JournalException,
          ProviderException,
          IOException {
    skips.refuseWrong();
    Path path = wiring.shell().resolve(target);
    Consent consent = new Consent(wiring.shell(), approved);
    Starting starting = new Starting(wiring, consent, new BeforeStart(wiring, skips), again);
    if (Files.isDirectory(path)) {
      return folder(path, starting);
    }
    PlanFile file = PlanFile.read(wiring, target);
    boolean sealed = approved.isEmpty() && !wiring.shell().terminal() && Files.exists(file.seal());
    return answer(List.of(sealed ? starting.seal(file) : starting.plan(file)), List.of());
  }

  /** Each seal by itself: what is wrong with one does not keep the others. */
  private Answer folder(Path folder, Starting starting)
      throws FailedException, RefusedException, JournalException, IOException {
    List<Starting.Started> started = new ArrayList<>();
    List<FailedException> failed = new ArrayList<>();
    for (Path seal : seals(folder)) {
      try {
        String plan = folder.relativize(PlanFile.sealedPlan(seal)).toString();
        started.add(starting.seal(PlanFile.read(wiring, Path.of(target, plan).toString())));
      } catch (FailedException
          | PlanException
          | RefusedException
          | ProviderException
          | RuntimeException e) {
        failed.add(Faults.of(e));
      }
    }
    return answer(started, failed);
  }

  private static List<Path> seals(Path folder) throws IOException, FailedException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> seals = files.filter(PlanFile::isSeal).sorted().toList();
      if (seals.isEmpty()) {
        throw new FailedException(
            ExitCode.WAITING,
            folder + " holds no seals",
            "'mxshift plan PLAN --seal' makes one; have it reviewed");
      }
      return seals;
    }
  }

  private Answer answer(List<Starting.Started> started, List<FailedException> failed)
      throws FailedException, RefusedException, JournalException {
    List<Ticked> ticked = new ArrayList<>();
    for (Starting.Started one : started) {
      skips.log(wiring, one.run().program().domain(), pinned -> true);
      ticked.add(first(one));
    }
    if (wait) {
      List<Name> going =
          ticked.stream().filter(Ticked::waits).map(one -> one.outlook().domain()).toList();
      Map<Name, Ticked> later = new LinkedHashMap<>();
      new Staying(wiring)
          .until(going, Optional.empty())
          .forEach(one -> later.put(one.outlook().domain(), one));
      ticked.replaceAll(one -> later.getOrDefault(one.outlook().domain(), one));
    }
    List<ExitCode> codes = new ArrayList<>();
    for (int i = 0; i < ticked.size(); i++) {
      boolean over = started.get(i).kind() == Starting.Kind.OVER;
      codes.add(over ? ExitCode.OK : ticked.get(i).outlook().code());
    }
    failed.forEach(one -> codes.add(one.code()));
    boolean shared = wiring.settings().audit().remote().isPresent();
    return new Answer(
        ExitCode.worst(codes),
        json(started, ticked, failed),
        page -> show(page, started, ticked, failed, shared));
  }

  /** A new run makes its first tick here; one that was there is only looked at. */
  private Ticked first(Starting.Started one) throws FailedException, JournalException {
    return one.kind() == Starting.Kind.STARTED
        ? tick(one.run().program().domain())
        : Ticked.found(one.run(), wiring.shell().clock().instant());
  }

  private static Map<String, Object> json(
      List<Starting.Started> started, List<Ticked> ticked, List<FailedException> failed) {
    List<Map<String, Object>> domains = new ArrayList<>();
    for (int i = 0; i < ticked.size(); i++) {
      Map<String, Object> one = new LinkedHashMap<>(ticked.get(i).json());
      one.put("exitCode", ticked.get(i).outlook().code().number());
      one.put("start", Envelope.word(started.get(i).kind()));
      domains.add(one);
    }
    return Map.of(
        "domains",
        domains,
        "failed",
        failed.stream()
            .map(e -> Map.of("exitCode", e.code().number(), "message", e.message()))
            .toList());
  }

  private void show(
      Page page,
      List<Starting.Started> started,
      List<Ticked> ticked,
      List<FailedException> failed,
      boolean shared) {
    started.forEach(
        one ->
            page.line(
                "The run of " + one.run().program().domain() + " is " + one.kind().words() + "."));
    ticked.forEach(one -> one.show(page, wait));
    failed.forEach(one -> page.styled(Style.RED, one.message()).line("  " + one.next()));
    if (ticked.stream().anyMatch(Ticked::waits)) {
      page.line(
          "Nobody goes on by itself: call 'mxshift advance' from cron or CI, every few minutes, or"
              + " stay with 'mxshift advance --wait'.");
    }
    if (!shared && !started.isEmpty()) {
      page.line("The log has no remote: this run lives and dies with this disk.");
    }
  }

  private Ticked tick(Name domain) throws FailedException, JournalException {
    try (Turn turn = wiring.turn()) {
      return new Ticking(wiring).tick(domain, turn);
    }
  }
}
