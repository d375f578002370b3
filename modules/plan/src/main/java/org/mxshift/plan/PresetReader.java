package org.mxshift.plan;

import static java.util.function.Function.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Turns the text of a preset into a {@link Preset}, with the place of everything wrong in it. */
final class PresetReader {

  static final List<String> KEYS =
      List.of(
          "preset",
          "title",
          "kind",
          "mx",
          "fixed",
          "spf",
          "dkim",
          "clients",
          "exclusive",
          "verify_by_mx",
          "leave_only",
          "inputs",
          "detect",
          "notes",
          "facts");

  private static final List<String> REQUIRED =
      List.of("preset", "title", "kind", "mx", "spf", "dkim", "clients", "detect", "facts");
  private static final List<String> DKIM = List.of("type", "records");
  private static final List<String> INPUT = List.of("means", "where", "pattern", "example");
  private static final List<String> FACTS = List.of("date", "confidence", "sources");

  private final Fields fields;
  private final Complaints complaints;

  private PresetReader(Fields fields, Complaints complaints) {
    this.fields = fields;
    this.complaints = complaints;
  }

  static Preset read(String file, byte[] text) throws PlanException {
    Complaints complaints = new Complaints(file);
    Node root = TreeReader.read(file, text, complaints);
    Optional<Fields> fields = Fields.of(root, complaints);
    if (fields.isEmpty()) {
      throw complaints.all();
    }
    Preset preset = new PresetReader(fields.get(), complaints).preset();
    complaints.throwIfAny();
    return preset;
  }

  private Preset preset() {
    all(fields, KEYS, REQUIRED);
    Map<String, Preset.Input> inputs = inputs();
    Preset preset =
        new Preset(
            text("preset"),
            text("title"),
            fields
                .text("kind", word -> Scalars.word(Preset.Kind.class, word))
                .orElse(Preset.Kind.MAILBOX),
            texts(fields, "mx"),
            fields.flag("fixed").orElse(false),
            texts(fields, "spf"),
            fields.object("dkim").map(PresetReader::dkim).orElse(new Preset.Dkim("", List.of())),
            texts(fields, "clients"),
            fields.text("exclusive"),
            fields.text("verify_by_mx"),
            fields.text("leave_only"),
            inputs,
            texts(fields, "detect"),
            texts(fields, "notes"),
            facts());
    placesAreInputs(preset);
    return preset;
  }

  private static Preset.Dkim dkim(Fields dkim) {
    all(dkim, DKIM, DKIM);
    return new Preset.Dkim(dkim.text("type").orElse(""), texts(dkim, "records"));
  }

  private Preset.Facts facts() {
    Optional<Fields> facts = fields.object("facts");
    facts.ifPresent(given -> all(given, FACTS, FACTS));
    return new Preset.Facts(
        facts.flatMap(given -> given.text("date")).orElse(""),
        facts.flatMap(given -> given.text("confidence")).orElse(""),
        facts.map(given -> texts(given, "sources")).orElse(List.of()));
  }

  private Map<String, Preset.Input> inputs() {
    Map<String, Preset.Input> inputs = new LinkedHashMap<>();
    fields
        .object("inputs")
        .ifPresent(
            given ->
                given
                    .keys()
                    .forEach(key -> input(given, key).ifPresent(one -> inputs.put(key, one))));
    return inputs;
  }

  private static Optional<Preset.Input> input(Fields inputs, String key) {
    return inputs
        .object(key)
        .map(
            given -> {
              all(given, INPUT, INPUT);
              return new Preset.Input(
                  given.text("means").orElse(""),
                  given.text("where").orElse(""),
                  given.text("pattern", PresetReader::form).orElse(""),
                  given.text("example").orElse(""));
            });
  }

  private static String form(String text) {
    try {
      return Pattern.compile(text).pattern();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("this is no regular expression; correct it", e);
    }
  }

  private void placesAreInputs(Preset preset) {
    List<String> templates = new ArrayList<>(preset.mx());
    templates.addAll(preset.spf());
    for (String place : Preset.placesIn(templates)) {
      if (!preset.inputs().containsKey(place)) {
        complaints.add(
            fields.at("inputs"), "'<" + place + ">' is no input", "describe it under inputs");
      }
    }
  }

  private String text(String key) {
    return fields.text(key).orElse("");
  }

  private static List<String> texts(Fields of, String key) {
    return of.list(key, identity()).orElse(List.of());
  }

  private static void all(Fields of, List<String> known, List<String> required) {
    of.only(known, Map.of());
    required.forEach(key -> of.requires(key, "it"));
  }
}
