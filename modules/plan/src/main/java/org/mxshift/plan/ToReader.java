package org.mxshift.plan;

import static java.util.function.Function.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Mx;

/**
 * Reads {@code to}: a preset proposes, what the plan says itself overrides it.
 *
 * <p>What comes out is whole: no later look at the preset is needed.
 */
final class ToReader {

  private final Fields to;
  private final Optional<Preset> preset;
  private final boolean ownSpf;

  /**
   * What {@code to} came to.
   *
   * @param spf the terms that the preset proposes for SPF
   */
  record Resolved(To to, List<String> spf) {

    /** Where {@code to} cannot be read at all. */
    static final Resolved NOTHING = new Resolved(new To(List.of()), List.of());
  }

  private ToReader(Fields to, boolean ownSpf) {
    this.to = to;
    this.ownSpf = ownSpf;
    this.preset = to.text("preset", ToReader::known);
  }

  /**
   * Reads it.
   *
   * @param ownSpf whether the plan says itself which senders join
   */
  static Resolved read(Fields to, boolean ownSpf) {
    to.only(Keys.TO, Keys.LATER);
    if (!to.has("preset")) {
      to.requires("mx", "mx: [10 mail.new.example.], or preset: NAME");
      if (to.has("inputs")) {
        to.complain(
            "inputs", "to.inputs belongs to a preset", "write preset: NAME, or take it out");
      }
    }
    return new ToReader(to, ownSpf).resolved();
  }

  /** What {@link PlanText} wrote out, whatever has become of the preset since. */
  static Resolved pinned(Fields to) {
    to.only(Keys.TO, Keys.LATER).requires("mx", "mx: [10 mail.new.example.]");
    Map<String, String> inputs = new LinkedHashMap<>();
    Optional<Fields> given = to.has("inputs") ? to.object("inputs") : Optional.empty();
    given.ifPresent(
        all ->
            all.keys()
                .forEach(key -> all.value(key, identity()).ifPresent(v -> inputs.put(key, v))));
    To written =
        new To(
            to.list("mx", Mx::parse).orElse(List.of()),
            to.flag("exclusive").orElse(false),
            to.flag("fixed").orElse(false),
            to.flag("verify_by_mx").orElse(false),
            activation(to),
            to.text("preset").map(name -> new PresetChoice(name, inputs)));
    return new Resolved(written, List.of());
  }

  private static Optional<Activation> activation(Fields to) {
    Optional<Fields> given =
        to.object("activation").map(all -> all.only(Keys.ACTIVATION, Keys.LATER));
    given.ifPresent(
        all ->
            all.requires("reason", "reason: why there is no other way")
                .requires("within", "within: 4h"));
    Optional<String> reason = given.flatMap(all -> all.text("reason"));
    return reason.flatMap(
        why ->
            given
                .flatMap(all -> all.value("within", Scalars::duration))
                .map(within -> new Activation(why, within)));
  }

  private static Preset known(String name) {
    Preset preset =
        Presets.named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no preset '" + name + "'; " + Presets.nearest(name)));
    preset
        .leaveOnly()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why + "; move to another platform");
            });
    return preset;
  }

  private Resolved resolved() {
    Map<String, String> inputs = inputs();
    Optional<List<Mx>> own = to.list("mx", Mx::parse);
    boolean whole = preset.isPresent() && missing(inputs).isEmpty();
    List<Mx> mx = own.orElseGet(() -> whole ? preset.orElseThrow().mx(inputs) : List.of());
    List<String> spf =
        preset.isPresent() ? Preset.filled(preset.get().spf(), inputs) : List.<String>of();
    return new Resolved(
        new To(
            mx,
            to.flag("exclusive").orElse(preset.flatMap(Preset::exclusive).isPresent()),
            to.flag("fixed").orElse(preset.filter(Preset::fixed).isPresent()),
            to.flag("verify_by_mx").orElse(preset.flatMap(Preset::verifyByMx).isPresent()),
            activation(to),
            preset.map(given -> new PresetChoice(given.name(), inputs))),
        spf);
  }

  private Map<String, String> inputs() {
    Map<String, String> inputs = new LinkedHashMap<>();
    if (preset.isEmpty()) {
      return inputs;
    }
    Map<String, Preset.Input> wanted = preset.get().inputs();
    Optional<Fields> given = to.has("inputs") ? to.object("inputs") : Optional.empty();
    given.ifPresent(
        values -> {
          values.only(List.copyOf(wanted.keySet()), Map.of());
          wanted.forEach(
              (name, input) ->
                  values
                      .value(name, text -> formed(text, input))
                      .ifPresent(v -> inputs.put(name, v)));
        });
    missing(inputs).stream()
        .filter(name -> given.isEmpty() || !given.get().has(name))
        .forEach(name -> Optional.ofNullable(wanted.get(name)).ifPresent(i -> complain(name, i)));
    return inputs;
  }

  private void complain(String name, Preset.Input input) {
    to.complain(
        "preset",
        "'to.inputs." + name + "' is missing: " + input.means(),
        "write inputs: {"
            + name
            + ": "
            + input.example()
            + "} with your own value, found here: "
            + input.where());
  }

  /** What the templates that count still need. */
  private List<String> missing(Map<String, String> inputs) {
    List<String> templates = new ArrayList<>();
    preset.filter(given -> !to.has("mx")).ifPresent(given -> templates.addAll(given.mx()));
    preset.filter(given -> !ownSpf).ifPresent(given -> templates.addAll(given.spf()));
    return Preset.placesIn(templates).stream().filter(name -> !inputs.containsKey(name)).toList();
  }

  private static String formed(String text, Preset.Input input) {
    String value = text.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (!value.matches(input.form())) {
      throw new IllegalArgumentException(
          "this is not "
              + input.means()
              + "; write one such as "
              + input.example()
              + ", found here: "
              + input.where());
    }
    return value;
  }
}
