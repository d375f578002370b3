package org.mxshift.cli;

import java.util.List;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.plan.Platform;
import org.mxshift.plan.Preset;

/**
 * A first plan for a domain, for a person to correct: read at once by the plan reader, except where
 * a preset asks for something that nobody has said. Such lines say FILL IN.
 *
 * @param domain whose mail is to move
 * @param zone the apex of its zone
 * @param provider the word of its DNS provider
 * @param to where it leads
 * @param seen what is published
 * @param spf what there is to say about SPF
 * @param failing what is wrong already
 */
record Draft(
    Name domain,
    Name zone,
    String provider,
    Target to,
    Published seen,
    List<String> spf,
    List<String> failing) {

  Draft {
    spf = List.copyOf(spf);
    failing = List.copyOf(failing);
  }

  /** The plan as commented YAML. */
  String text() {
    Notes text = new Notes();
    head(text);
    from(text);
    to(text);
    new DraftRest(this).write(text);
    return text.toString();
  }

  private void head(Notes text) {
    text.note("Moves the mail of " + domain + ". A draft from what its name servers answer.");
    text.note("Look at each line that says CHECK. Every key is explained in plans/README.md.");
    if (!to.missing().isEmpty()) {
      text.note("FILL IN marks what is missing: until it is there the plan cannot be read.");
    }
    failing.forEach(text::note);
    text.line("mxshift: 1").line("domain: " + domain);
    text.gap().note("CHECK: where the records live. Secrets stand in mxshift.yaml, never here.");
    text.line("zone: {provider: " + provider + ", name: " + zone + "}");
  }

  private void from(Notes text) {
    RecordSet mx = seen.mx();
    text.gap().note("What is published today; anything else is refused.");
    if (mx.isAbsent()) {
      text.note("No MX records: mail goes to the domain's own address.");
    }
    for (Platform platform : seen.platforms()) {
      text.note("Found: " + platform.title() + PresetPage.told(platform) + ".");
      platform.notes().forEach(note -> text.note("  " + note));
    }
    text.line("from:");
    records(text, mx.mx());
  }

  private void to(Notes text) {
    text.gap().note("What is published at the end.");
    if (to.preset().isPresent()) {
      preset(text, to.preset().get());
    } else if (to.mx().isEmpty()) {
      text.note(
          "CHECK: mail.new.example is made up. 'mxshift presets' lists platforms: {preset: x}");
      text.line("to:");
      records(text, List.of(new Mx(10, new Name("mail.new.example"))));
    } else {
      text.line("to:");
      records(text, to.mx());
    }
  }

  private void preset(Notes text, Preset preset) {
    text.note(preset.title() + ", facts of " + preset.facts().date() + ". What its console shows");
    text.note("is right where it differs: then add mx: [...].");
    preset.mx().forEach(record -> text.note("  " + record));
    preset.exclusive().ifPresent(why -> text.note("Mind: " + why + "."));
    preset.verifyByMx().ifPresent(why -> text.note("Mind: " + why + "; see plans/README.md."));
    preset.notes().forEach(note -> text.note("Mind: " + note));
    text.line("to:").line("  preset: " + preset.name());
    if (preset.verifyByMx().isPresent() && preset.exclusive().isEmpty()) {
      text.line(
          "  # CHECK: activated by TXT or by its support? Then take out the sign of the first");
      text.line(
          "  # line. If there is no such way, that of the second, and add introduce: standby");
      text.line("  # verify_by_mx: false");
      text.line("  # activation: {reason: it looks for its MX records first, within: 4h}");
    }
    if (!preset.inputs().isEmpty()) {
      text.line(to.inputs().isEmpty() ? "  # inputs:" : "  inputs:");
      preset.inputs().forEach((name, input) -> input(text, name, input));
    }
  }

  private void input(Notes text, String name, Preset.Input input) {
    if (to.inputs().containsKey(name)) {
      text.line("    " + name + ": " + Notes.quoted(to.inputs().getOrDefault(name, "")));
    } else {
      text.line(
          "    # FILL IN and take out the signs: "
              + input.means()
              + ", such as "
              + input.example());
      text.line("    # Found here: " + input.where());
      text.line("    # " + name + ": ");
    }
  }

  private static void records(Notes text, List<Mx> records) {
    if (records.isEmpty()) {
      text.line("  mx: []");
      return;
    }
    text.line("  mx:");
    records.forEach(mx -> text.line("    - " + Notes.quoted(mx.text())));
  }
}
