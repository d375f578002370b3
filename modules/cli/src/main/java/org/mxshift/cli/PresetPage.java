package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.plan.Platform;
import org.mxshift.plan.Preset;

/** All that is known of one platform. */
final class PresetPage {

  private PresetPage() {}

  /** All of the preset, or the little that is known of a platform without one. */
  static Map<String, Object> json(Platform platform) {
    return platform.preset().map(PresetPage::json).orElseGet(() -> alone(platform));
  }

  private static Map<String, Object> alone(Platform platform) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", platform.name());
    json.put("title", platform.title());
    json.put("kind", Envelope.word(platform.kind()));
    json.put("spf", platform.spf());
    json.put("detect", platform.detect());
    return json;
  }

  /** What stands behind a platform's title: the preset that leads to it, or what it does. */
  static String told(Platform platform) {
    return platform.preset().isPresent()
        ? " (preset " + platform.name() + ")"
        : " (" + Envelope.word(platform.kind()) + ", no preset)";
  }

  static Map<String, Object> json(Preset preset) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", preset.name());
    json.put("title", preset.title());
    json.put("kind", Envelope.word(preset.kind()));
    json.put("mx", preset.mx());
    json.put("fixed", preset.fixed());
    json.put("spf", preset.spf());
    json.put("dkim", Map.of("type", preset.dkim().type(), "records", preset.dkim().records()));
    json.put("clients", preset.clients());
    preset.exclusive().ifPresent(why -> json.put("exclusive", why));
    preset.verifyByMx().ifPresent(why -> json.put("verifyByMx", why));
    preset.leaveOnly().ifPresent(why -> json.put("leaveOnly", why));
    Map<String, Object> inputs = new LinkedHashMap<>();
    preset.inputs().forEach((name, input) -> inputs.put(name, json(input)));
    json.put("inputs", inputs);
    json.put("detect", preset.detect());
    json.put("notes", preset.notes());
    json.put("date", preset.facts().date());
    json.put("confidence", preset.facts().confidence());
    json.put("sources", preset.facts().sources());
    return json;
  }

  private static Map<String, Object> json(Preset.Input input) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("means", input.means());
    json.put("where", input.where());
    json.put("pattern", input.form());
    json.put("example", input.example());
    return json;
  }

  static void show(Page page, Preset preset) {
    page.styled(
        Style.BOLD, preset.name() + ": " + preset.title() + ", " + Envelope.word(preset.kind()));
    page.section("MX", preset.mx());
    if (preset.fixed()) {
      page.line("  The preferences are fixed.");
    }
    page.section("SPF", preset.spf().isEmpty() ? List.of("nothing for the domain") : preset.spf());
    page.section("DKIM (" + preset.dkim().type() + ")", preset.dkim().records());
    page.section("Mail programs", preset.clients().isEmpty() ? List.of("-") : preset.clients());
    if (!preset.inputs().isEmpty()) {
      page.section("Asks for, under to.inputs", List.of());
      preset.inputs().forEach((name, input) -> show(page, name, input));
    }
    page.section("Mind", mind(preset));
    page.section("In a plan", List.of(example(preset)));
    page.section(
        "Facts of " + preset.facts().date() + ", confidence " + preset.facts().confidence(),
        preset.facts().sources());
  }

  private static void show(Page page, String name, Preset.Input input) {
    page.line("  " + name + ": " + input.means());
    page.line("    such as " + input.example());
    page.line("    found here: " + input.where());
  }

  private static List<String> mind(Preset preset) {
    List<String> lines = new ArrayList<>();
    preset.leaveOnly().ifPresent(lines::add);
    preset.exclusive().ifPresent(lines::add);
    preset.verifyByMx().ifPresent(lines::add);
    lines.addAll(preset.notes());
    return lines.isEmpty() ? List.of("-") : lines;
  }

  /** What a plan writes, with the examples in place of the customer's values. */
  static String example(Preset preset) {
    if (preset.leaveOnly().isPresent()) {
      return "no plan moves there";
    }
    List<String> inputs = new ArrayList<>();
    preset.inputs().forEach((name, input) -> inputs.add(name + ": " + input.example()));
    return "to: {preset: "
        + preset.name()
        + (inputs.isEmpty() ? "" : ", inputs: {" + String.join(", ", inputs) + "}")
        + "}";
  }
}
