package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Mx;
import org.mxshift.plan.Preset;
import org.mxshift.plan.Presets;

/**
 * Where a first plan leads.
 *
 * @param mx the records of the new side; empty when a preset says them, or nobody has said it yet
 * @param preset the platform
 * @param inputs what it asks for, as far as it was said
 */
record Target(List<Mx> mx, Optional<Preset> preset, Map<String, String> inputs) {

  /** Nobody has said it yet. */
  static final Target UNKNOWN = new Target(List.of(), Optional.empty(), Map.of());

  Target {
    mx = List.copyOf(mx);
    inputs = Map.copyOf(inputs);
  }

  /**
   * What was typed behind {@code --to} and {@code --input}.
   *
   * @param to the name of one preset, or records
   */
  static Target of(List<String> to, Map<String, String> inputs) throws FailedException {
    if (to.size() == 1 && !to.get(0).strip().contains(" ")) {
      return of(PresetsCommand.preset(to.get(0).strip()), inputs);
    }
    if (!inputs.isEmpty()) {
      throw new FailedException(
          ExitCode.USAGE, "--input belongs to a preset", "write --to PRESET as well");
    }
    List<Mx> records = new ArrayList<>();
    for (String text : to) {
      records.add(record(text));
    }
    return new Target(records, Optional.empty(), Map.of());
  }

  private static Target of(Preset preset, Map<String, String> inputs) throws FailedException {
    if (preset.leaveOnly().isPresent()) {
      throw new FailedException(
          ExitCode.USAGE, preset.leaveOnly().get(), "move to another platform");
    }
    for (String name : inputs.keySet()) {
      if (!preset.inputs().containsKey(name)) {
        throw new FailedException(
            ExitCode.USAGE,
            "the preset " + preset.name() + " asks for no '" + Words.oneLine(name) + "'",
            "'mxshift presets " + preset.name() + "' shows what it asks for");
      }
    }
    Map<String, String> given = new LinkedHashMap<>();
    inputs.forEach((name, value) -> given.put(name, Words.oneLine(value)));
    return new Target(List.of(), Optional.of(preset), given);
  }

  private static Mx record(String text) throws FailedException {
    try {
      return Mx.parse(text);
    } catch (IllegalArgumentException e) {
      throw new FailedException(
          ExitCode.USAGE,
          "--to " + Words.oneLine(text) + ": " + e.getMessage(),
          "write the MX records of the new side, or one name of 'mxshift presets': "
              + String.join(", ", Presets.names()));
    }
  }

  /** What the preset asks for and nobody has said. */
  List<String> missing() {
    return preset.stream()
        .flatMap(given -> given.inputs().keySet().stream())
        .filter(name -> !inputs.containsKey(name))
        .toList();
  }

  /** The SPF terms of the new side, where all of them are known. */
  List<String> senders() {
    return preset
        .map(given -> Preset.filled(given.spf(), inputs))
        .filter(terms -> Preset.placesIn(terms).isEmpty())
        .orElse(List.of());
  }
}
