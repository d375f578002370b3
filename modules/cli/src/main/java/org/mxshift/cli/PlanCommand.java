package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

  @Option(
      names = "--seal",
      description =
          "write X.sealed.json beside the plan, for review, and MTA-STS policies to serve")
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
    PlanFile plan = PlanFile.read(wiring, file);
    Looking looking = new Looking(wiring);
    Observed observed = seal ? looking.observe(plan.plan()) : looking.preview(plan.plan());
    List<String> kept = Reaching.kept(wiring.shell(), wiring.settings(), plan.plan());
    PlanReport report = new PlanReport(observed, kept);
    Beyond beyond = beyond(plan, observed);
    Map<String, Object> json = new LinkedHashMap<>(report.json(wiring.shell().clock().instant()));
    json.put("spf", beyond.spf().json());
    json.put("mtaSts", beyond.policy().json());
    json.put("dane", beyond.dane().json());
    json.put("sender", beyond.sender().json());
    if (seal) {
      write(plan, beyond.policy());
      WholeFile.write(plan.seal(), Sealed.of(observed.program(), plan.text()).print(Main.tool()));
      json.put("seal", plan.seal().toString());
    }
    Onward onward = Onward.of(wiring, plan, observed.program().fingerprint());
    ExitCode code = detailed && report.hasChanges() ? ExitCode.CHANGES : ExitCode.OK;
    return new Answer(
        code,
        json,
        page -> {
          report.show(page, beyond.spf());
          beyond.policy().show(page);
          beyond.dane().show(page);
          beyond.sender().show(page);
          next(page, plan, onward);
        });
  }

  /** What is looked at besides the zone itself. */
  private record Beyond(SpfCosts spf, PolicyAsked policy, DaneHosts dane, TestSender sender) {}

  private Beyond beyond(PlanFile plan, Observed observed)
      throws FailedException, ProviderException {
    try (Observing observer = wiring.observer(Optional.empty())) {
      return new Beyond(
          SpfCosts.of(observed.plan(), observed.program(), new SpfLookUp(observer)),
          PolicyAsked.of(observed.program()).seenBy(observer),
          DaneHosts.of(observed.plan(), observer),
          TestSender.of(wiring, plan));
    }
  }

  /** Beside the plan: {@code X.mta-sts-wide.txt} and {@code X.mta-sts-narrow.txt}. */
  private static void write(PlanFile plan, PolicyAsked policy) throws IOException {
    for (Map.Entry<String, String> file : policy.files().entrySet()) {
      WholeFile.write(plan.sibling(".mta-sts-" + file.getKey() + ".txt"), file.getValue());
    }
  }

  private void next(Page page, PlanFile plan, Onward onward) {
    Path name = plan.seal().getFileName();
    if (seal) {
      page.line("Sealed in " + name + ": have both reviewed, then '" + onward.sealed() + "'.");
    } else {
      page.line(
          "Nothing was written. " + onward.looked() + "; --seal writes " + name + " for review.");
    }
  }
}
