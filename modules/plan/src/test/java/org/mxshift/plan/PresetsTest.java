package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.model.Mx;

/** Every preset is whole, and plans take from it what they do not say themselves. */
class PresetsTest {

  private static final Path FOLDER = Path.of("plans", "presets");
  private static final String HOST = "example-com.mail.protection.outlook.com";

  static List<String> names() {
    return Presets.names();
  }

  @Test
  void theIndexListsEveryFileOnce() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(names())
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".yaml"))
                  .map(name -> name.replaceFirst("\\.yaml$", ""))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPresetObeysItsSchema(String name) throws IOException {
    JsonSchema schema;
    try (InputStream in = Presets.class.getResourceAsStream("mxshift-preset.schema.json")) {
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
    String text = Files.readString(FOLDER.resolve(name + ".yaml"));
    assertThat(schema.validate(text, InputFormat.YAML)).isEmpty();
    assertThat(schema.validate(text + "mails: 1\n", InputFormat.YAML)).isNotEmpty();
    assertThat(text).startsWith("# yaml-language-server: $schema=../schema/mxshift-preset");
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPresetIsWhole(String name) {
    Preset preset = Presets.named(name).orElseThrow();
    assertThat(preset.name()).isEqualTo(name);
    assertThat(preset.facts().sources()).isNotEmpty();
    assertThat(preset.facts().date()).matches("20\\d\\d(-\\d\\d){0,2}");
    preset
        .inputs()
        .forEach(
            (word, input) -> {
              assertThat(input.example()).as(word).matches(input.form());
              assertThat(input.where()).as(word).hasSizeGreaterThan(10);
            });
    assertThat(preset.mx(examples(preset))).doesNotHaveDuplicates().isNotEmpty();
    assertThat(Platforms.detect(preset.mx(examples(preset))))
        .as("is found again")
        .contains(Platform.of(preset));
    assertThat(Preset.placesIn(preset.detect())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPlanTakesAllOfItFromThePreset(String name) throws PlanException {
    Preset preset = Presets.named(name).orElseThrow();
    String line = "to: {preset: " + name + ", inputs: " + examples(preset) + "}";
    if (preset.leaveOnly().isPresent()) {
      assertThatThrownBy(() -> Documents.plan(line.replace('=', ':')))
          .hasMessageContaining("move to another platform");
      return;
    }
    Plan plan = Documents.plan(line.replace("=", ": "));
    assertThat(plan.to().mx()).isEqualTo(preset.mx(examples(preset)));
    assertThat(plan.to().fixed()).isEqualTo(preset.fixed());
    assertThat(plan.to().exclusive()).isEqualTo(preset.exclusive().isPresent());
    assertThat(plan.to().verifyByMx()).isEqualTo(preset.verifyByMx().isPresent());
    assertThat(plan.to().preset()).contains(new PresetChoice(name, examples(preset)));
    assertThat(plan.spf().add()).isEqualTo(Preset.filled(preset.spf(), examples(preset)));
    assertThat(plan.spf().add()).noneMatch(term -> term.contains("<"));
    assertThat(Plans.read("p.yaml", PlanText.of(plan).getBytes(UTF_8))).isEqualTo(plan);
  }

  /** A run goes on when a later version has dropped its preset, or wants other inputs of it. */
  @Test
  void aPinnedPlanNeedsNoPreset() throws PlanException {
    Preset preset = Presets.named("microsoft365").orElseThrow();
    Plan plan =
        Documents.plan(
            "to: {preset: microsoft365, inputs: "
                + examples(preset).toString().replace("=", ": ")
                + "}");
    String gone =
        PlanText.of(plan)
            .replace("preset: microsoft365", "preset: gone")
            .replaceAll("inputs:\\s+\\w+:", "inputs:\n    dropped:");
    assertThatThrownBy(() -> Plans.read("p.yaml", gone.getBytes(UTF_8)))
        .hasMessageContaining("there is no preset 'gone'");

    Plan pinned = Plans.pinned("the log", gone);

    assertThat(pinned.to().preset().orElseThrow().name()).isEqualTo("gone");
    assertThat(pinned.to().preset().orElseThrow().inputs()).containsOnlyKeys("dropped");
    assertThat(pinned.to().mx()).isEqualTo(plan.to().mx());
    assertThat(pinned.spf()).isEqualTo(plan.spf());
    assertThat(Plans.pinned("the log", PlanText.of(plan))).isEqualTo(plan);
  }

  static Map<String, String> examples(Preset preset) {
    return preset.inputs().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().example()));
  }

  @Test
  void whatThePlanSaysItselfCountsMore() throws PlanException {
    Plan plan =
        Documents.plan(
            "to: {preset: microsoft365, mx: [5 a.example.], fixed: false, exclusive: true}",
            "spf: {add: []}");
    assertThat(plan.to().mx()).containsExactly(Mx.parse("5 a.example."));
    assertThat(plan.to().fixed()).isFalse();
    assertThat(plan.to().exclusive()).isTrue();
    assertThat(plan.spf().add()).isEmpty();
    assertThat(Documents.plan("to: {preset: google}", "spf: {queue: 1d}").spf().add())
        .containsExactly("include:_spf.google.com");
  }

  @Test
  void aPlatformThatLooksForItsMxFirstIsGivenAReasonAndATime() throws PlanException {
    Plan plan =
        Documents.plan(
            "to: {preset: namecheap-pe, activation: {reason: it looks first, within: 4h}}",
            "introduce: standby");
    assertThat(plan.to().activation())
        .contains(new Activation("it looks first", java.time.Duration.ofHours(4)));
    assertThat(Plans.read("p.yaml", PlanText.of(plan).getBytes(UTF_8))).isEqualTo(plan);
    assertThat(Plans.pinned("the log", PlanText.of(plan))).isEqualTo(plan);
  }

  @Test
  void aHostIsTakenInAnySpelling() throws PlanException {
    String typed = HOST.toUpperCase(java.util.Locale.ROOT) + ".";
    assertThat(Documents.plan("to: {preset: microsoft365, inputs: {host: " + typed + "}}").to())
        .isEqualTo(Documents.plan("to: {preset: microsoft365, inputs: {host: " + HOST + "}}").to());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {preset: gogle} | p.yaml:5:14: to.preset: there is no preset 'gogle'; did you mean 'google'?
          {preset: workmail, inputs: {region: eu-west-1}} | p.yaml:5:14: to.preset: Amazon ends WorkMail on 2027-03-31; move to another platform
          {preset: microsoft365} | p.yaml:5:14: 'to.inputs.host' is missing: the MX host that Microsoft made for the domain; write inputs: {host: example-com.mail.protection.outlook.com} with your own value, found here: Microsoft 365 admin center
          {preset: microsoft365, inputs: {host: mail.example.com}} | p.yaml:5:43: to.inputs.host: this is not the MX host that Microsoft made for the domain; write one such as example-com.mail.protection.outlook.com, found here:
          {preset: mimecast, inputs: {regoin: eu}} | p.yaml:5:33: unknown key 'regoin'; did you mean 'region'?
          {mx: [1 a.example.], inputs: {region: eu}} | p.yaml:5:34: to.inputs belongs to a preset; write preset: NAME, or take it out
          {} | p.yaml:5:5: 'to.mx' is missing; write mx: [10 mail.new.example.], or preset: NAME
          """)
  void whatIsWrongIsToldWithItsPlaceAndWhereToLook(String to, String says) {
    assertThatThrownBy(() -> Documents.plan("to: " + to))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining(says);
  }

  @Test
  void exclusiveHostsCannotStandBy() {
    assertThatThrownBy(
            () -> Documents.plan("to: {mx: [1 a.example.], exclusive: true}", "introduce: standby"))
        .hasMessageContaining(
            "introduce: new hosts that allow no others beside them cannot stand by; write"
                + " introduce: preferred, or to.exclusive: false if they allow others");
  }

  @Test
  void aPresetThatIsWrongIsToldWithThePlace() {
    String text = "preset: x\ntitle: X\nmx: [1 <host>.]\nspf: []\nkindd: mailbox\n";
    assertThatThrownBy(() -> PresetReader.read("x.yaml", text.getBytes(UTF_8)))
        .hasMessageContaining("x.yaml:5:1: unknown key 'kindd'; did you mean 'kind'?")
        .hasMessageContaining("'facts' is missing")
        .hasMessageContaining("'<host>' is no input; describe it under inputs");
  }
}
