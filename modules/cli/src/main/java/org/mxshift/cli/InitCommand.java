package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Plans;
import org.mxshift.plan.Platform;
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
      paramLabel = "PRESET|MX",
      completionCandidates = PresetNames.class,
      description =
          "a platform of 'mxshift presets', or a record of the new side, such as"
              + " '10 mx.new.example.'; repeat it for more records")
  List<String> to = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "NAME=VALUE",
      description = "what the preset asks for; repeat it. What is left out is marked in the plan")
  Map<String, String> inputs = new LinkedHashMap<>();

  @Option(names = "--zone", paramLabel = "APEX", description = "if it cannot be found by itself")
  Optional<Name> zone = Optional.empty();

  @Option(names = "--provider", paramLabel = "WORD", description = "see 'mxshift providers'")
  String provider = "rfc2136";

  InitCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, ProviderException, PlanException, IOException {
    wiring.providers().named(provider);
    Target target = to.isEmpty() ? Target.UNKNOWN : Target.of(to, inputs);
    Path path = wiring.shell().resolve("plans/" + domain + ".yaml");
    PlanFile.refuseExisting(path);
    Name apex = zone.isPresent() ? zone.get() : Apex.of(wiring, domain);
    Draft draft = draft(target, apex);
    if (target.missing().isEmpty()) {
      Plans.read("the draft for " + domain, draft.text().getBytes(UTF_8));
    }
    PlanFile.write(path, draft.text());
    return answer(draft, path);
  }

  private Draft draft(Target target, Name apex) throws FailedException, ProviderException {
    Published seen = Published.read(wiring.publicZone(apex), domain);
    List<String> failing = Failing.of(wiring, domain);
    try (Observing observer = wiring.observer(Optional.empty())) {
      List<String> spf = new SpfProposal(domain, seen, target, new SpfLookUp(observer)).comments();
      return new Draft(domain, apex, provider, target, seen, spf, failing);
    }
  }

  private Answer answer(Draft draft, Path path) {
    String shown = "plans/" + domain + ".yaml";
    List<Platform> platforms = draft.seen().platforms();
    List<String> missing = draft.to().missing();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("plan", path.toString());
    json.put("domain", domain.toString());
    json.put("platforms", platforms.stream().map(Platform::name).toList());
    json.put("missing", missing.stream().map(name -> "to.inputs." + name).toList());
    return Answer.ok(
        json,
        page -> {
          page.line(domain + " publishes " + published(draft.seen().mx()));
          platforms.forEach(one -> page.line("  found: " + one.title() + PresetPage.told(one)));
          page.line("Wrote " + shown + ". Correct what it says, above all where it says CHECK.");
          missing.forEach(name -> page.line("  missing: to.inputs." + name + ", marked FILL IN"));
          page.line("Then 'mxshift plan " + shown + "' shows what it would do.");
        });
  }

  private static String published(RecordSet live) {
    return live.isAbsent() ? "no MX records" : live.mx().toString();
  }
}
