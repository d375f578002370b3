package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.plan.Platform;
import org.mxshift.plan.Platforms;
import org.mxshift.plan.Preset;
import org.mxshift.plan.Presets;
import org.mxshift.spi.ProviderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The mail platforms that are known, one of them, or those that a domain is on. */
@Command(
    name = "presets",
    description = "Lists mail platforms that a plan can name, shows one, or detects a domain's.")
final class PresetsCommand implements Task {

  private final Wiring wiring;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = PresetNames.class,
      description = "show this one, with what it asks for and its sources")
  Optional<String> name = Optional.empty();

  @Option(
      names = "--detect",
      paramLabel = "DOMAIN",
      description = "tell which platform a domain's mail is on")
  Optional<Name> detect = Optional.empty();

  PresetsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, ProviderException {
    if (name.isPresent() && detect.isPresent()) {
      throw new FailedException(ExitCode.USAGE, "NAME and --detect exclude each other", "");
    }
    if (detect.isPresent()) {
      return detected(detect.get());
    }
    return name.isPresent() ? one(preset(name.get())) : all();
  }

  static Preset preset(String name) throws FailedException {
    return Presets.named(name)
        .orElseThrow(
            () ->
                new FailedException(
                    ExitCode.USAGE,
                    "there is no preset '" + Words.oneLine(name) + "'",
                    Presets.nearest(name)));
  }

  private static Answer all() {
    List<Preset> all = Presets.all();
    Table table = new Table("NAME", "PLATFORM", "KIND", "MX", "ASKS FOR", "MIND");
    for (Preset preset : all) {
      table.row(
          preset.name(),
          preset.title(),
          Envelope.word(preset.kind()),
          String.join(", ", preset.mx()),
          preset.inputs().isEmpty() ? "-" : String.join(", ", preset.inputs().keySet()),
          mind(preset));
    }
    return Answer.ok(
        Map.of("presets", all.stream().map(PresetPage::json).toList()), page -> page.table(table));
  }

  private static String mind(Preset preset) {
    List<String> words = new ArrayList<>();
    preset.leaveOnly().ifPresent(why -> words.add("to leave only"));
    preset.exclusive().ifPresent(why -> words.add("exclusive"));
    preset.verifyByMx().ifPresent(why -> words.add("verifies by MX"));
    return words.isEmpty() ? "-" : String.join(", ", words);
  }

  private static Answer one(Preset preset) {
    return Answer.ok(PresetPage.json(preset), page -> PresetPage.show(page, preset));
  }

  private Answer detected(Name domain) throws FailedException, ProviderException {
    RecordSet live = wiring.publicZone(Apex.of(wiring, domain)).read(domain, RecordType.MX).set();
    List<Platform> found = Platforms.detect(live.mx());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("domain", domain.toString());
    json.put("mx", live.mx().stream().map(Mx::text).toList());
    json.put("platforms", found.stream().map(PresetPage::json).toList());
    return Answer.ok(
        json,
        page -> {
          page.line(domain + " publishes " + (live.isAbsent() ? "no MX records" : live.mx()));
          if (found.isEmpty()) {
            page.line("These are hosts of no platform that is known here.");
          }
          found.forEach(
              platform -> {
                page.styled(Style.BOLD, platform.title() + PresetPage.told(platform));
                platform.notes().forEach(note -> page.line("  " + note));
              });
        });
  }
}
