package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.notation.Sealed;
import org.mxshift.plan.PlanException;
import org.mxshift.spi.ProviderException;
import org.mxshift.steps.CompileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a plan would do on the zone as it is now; writes nothing but the seal. */
@Command(
    name = "plan",
    description = "Shows what a plan would do now: changes, calendar, cost of going back.")
final class PlanCommand implements Task {

  private final Wiring wiring;

  @Parameters(paramLabel = "PLAN", description = "a plan file")
  String file = "";

  @Option(names = "--seal", description = "write X.sealed.json beside the plan, for review")
  boolean seal;

  @Option(names = "--detailed-exitcode", description = "2 when there is something to change")
  boolean detailed;

  PlanCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run()
      throws FailedException,
          PlanException,
          CompileException,
          ProviderException,
          JournalException,
          IOException {
    PlanFile plan = PlanFile.read(wiring.shell(), file);
    Looking looking = new Looking(wiring);
    Observed observed = seal ? looking.observe(plan.plan()) : looking.preview(plan.plan());
    PlanReport report = new PlanReport(observed);
    SpfCosts spf = spf(observed);
    Map<String, Object> json = new LinkedHashMap<>(report.json(wiring.shell().clock().instant()));
    json.put("spf", spf.json());
    if (seal) {
      Files.writeString(
          plan.seal(), Sealed.of(observed.program(), plan.text()).print(Main.tool()), UTF_8);
      json.put("seal", plan.seal().toString());
    }
    ExitCode code = detailed && report.hasChanges() ? ExitCode.CHANGES : ExitCode.OK;
    return new Answer(
        code,
        json,
        page -> {
          report.show(page, spf);
          next(page, plan, observed);
        });
  }

  private SpfCosts spf(Observed observed) throws FailedException, ProviderException {
    try (Observing observer = wiring.observer(Optional.empty())) {
      return SpfCosts.of(observed.plan(), observed.program(), new SpfLookUp(observer));
    }
  }

  private void next(Page page, PlanFile plan, Observed observed) {
    Path name = plan.seal().getFileName();
    if (seal) {
      page.line("Sealed in " + name + ": have both reviewed, then 'mxshift apply " + file + "'.");
    } else {
      page.line(
          "Nothing was written. 'mxshift apply "
              + file
              + " --approve "
              + observed.program().fingerprint()
              + "' starts it; --seal writes "
              + name
              + " for review.");
    }
  }
}
