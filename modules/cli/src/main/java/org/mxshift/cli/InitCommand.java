package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.PlanText;
import org.mxshift.spi.ProviderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first plan from what is published. */
@Command(name = "init", description = "Writes a commented plan from what is published today.")
final class InitCommand implements Task {

  private final Wiring wiring;

  @Parameters(paramLabel = "DOMAIN", description = "whose mail is to move")
  Name domain = Name.ROOT;

  @Option(
      names = "--to",
      paramLabel = "MX",
      description = "a record of the new side, such as '10 mx.new.example.'; repeat it")
  List<String> to = new ArrayList<>();

  @Option(names = "--zone", paramLabel = "APEX", description = "if the domain is not an apex")
  Optional<Name> zone = Optional.empty();

  @Option(names = "--provider", paramLabel = "WORD", description = "see 'mxshift providers'")
  String provider = "rfc2136";

  InitCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, ProviderException, PlanException, IOException {
    wiring.providers().named(provider);
    List<Mx> records = records();
    Path path = wiring.shell().resolve("plans/" + domain + ".yaml");
    Name apex = zone.orElse(domain);
    RecordSet live = wiring.publicZone(apex).read(domain, RecordType.MX).set();
    Draft draft = new Draft(domain, apex, provider, records);
    Plan plan = draft.from(live);
    PlanFile.write(path, draft.heading() + PlanText.of(plan));
    String shown = "plans/" + domain + ".yaml";
    return Answer.ok(
        Map.of("plan", path.toString(), "domain", domain.toString()),
        page ->
            page.line(domain + " publishes " + (live.isAbsent() ? "no MX records" : live.mx()))
                .line("Wrote " + shown + ". Correct what it says, above all 'to' and 'verify'.")
                .line("Then 'mxshift plan " + shown + "' shows what it would do."));
  }

  private List<Mx> records() throws FailedException {
    List<Mx> records = new ArrayList<>();
    for (String text : to) {
      try {
        records.add(Mx.parse(text));
      } catch (IllegalArgumentException e) {
        throw new FailedException(
            ExitCode.USAGE,
            "--to " + Words.oneLine(text) + ": " + e.getMessage(),
            "presets are not in this version; write the MX records of the new side");
      }
    }
    return records;
  }
}
