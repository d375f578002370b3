package org.mxshift.steps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Preset;
import org.mxshift.plan.Presets;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.spi.Guarantee;

/** A move to every platform that is known compiles, and what a preset says shapes it. */
class PresetsTest {

  private static final RecordSet LIVE =
      RecordSet.mx(Plans.DOMAIN, new Ttl(86_400), Plans.mx("10 mail.old.example."));

  static List<String> names() {
    return Presets.all().stream()
        .filter(preset -> preset.leaveOnly().isEmpty())
        .map(Preset::name)
        .toList();
  }

  private static Plan plan(String to) throws PlanException {
    String text =
        """
        mxshift: 1
        domain: example.com
        zone: {provider: rfc2136}
        from: {mx: [10 mail.old.example.]}
        verify: {addresses: [info@example.com], mailbox: probe@example.com}
        """;
    return org.mxshift.plan.Plans.read("p.yaml", (text + "to: " + to + "\n").getBytes(UTF_8));
  }

  private static Program program(String to) throws PlanException, CompileException {
    Plans plans = new Plans();
    plans.others.add(Plans.txt(Plans.DOMAIN, 3600, "v=spf1 ip4:192.0.2.10 -all"));
    plans.live = LIVE.mx();
    return Compiler.compile(plan(to), plans.zone());
  }

  private static String filled(String name, String more) {
    String inputs =
        Presets.named(name).orElseThrow().inputs().entrySet().stream()
            .map(one -> one.getKey() + ": " + one.getValue().example())
            .collect(Collectors.joining(", "));
    return "{preset: " + name + ", inputs: {" + inputs + "}" + more + "}";
  }

  @ParameterizedTest
  @MethodSource("names")
  void compilesToAProgramThatEndsAtThePreset(String name) throws Exception {
    Plan plan = plan(filled(name, ", verify_by_mx: false"));
    Program program = program(filled(name, ", verify_by_mx: false"));
    RecordSet end =
        program.moves().stream()
            .filter(move -> move.id().equals("restore/mx"))
            .map(move -> move.change().orElseThrow().after().set())
            .findFirst()
            .orElseThrow();
    assertThat(end.mx()).containsExactlyInAnyOrderElementsOf(plan.to().mx());
    if (!plan.spf().add().isEmpty()) {
      RecordSet union = program.move("prepare/spf").change().orElseThrow().after().set();
      assertThat(union.txt().get(0).joined().split(" "))
          .contains("ip4:192.0.2.10")
          .containsAll(plan.spf().add());
    }
  }

  @Test
  void whatAPresetCameToIsInTheFingerprint() throws Exception {
    assertThat(program("{preset: mimecast, inputs: {region: eu}}").fingerprint())
        .isNotEqualTo(program("{preset: mimecast, inputs: {region: us}}").fingerprint())
        .isEqualTo(
            program(
                    "{preset: mimecast, inputs: {region: eu}, mx: [10 eu-smtp-inbound-1.mimecast"
                        + ".com, 10 eu-smtp-inbound-2.mimecast.com]}")
                .fingerprint());
  }

  @Test
  void aPlatformThatVerifiesByMxIsRefusedInItsOwnWords() {
    assertThatThrownBy(() -> program("{preset: namecheap-pe}"))
        .isInstanceOf(CompileException.class)
        .hasMessage(
            "to.verify_by_mx: Namecheap activates a domain only once it sees its MX records; by TXT"
                + " only its support does, so they cannot be proven before (shape 'provider that"
                + " verifies by MX'); have the domain activated by a TXT record or by the"
                + " provider's support, then write to.verify_by_mx: false; or, where there is no such"
                + " way, write introduce: standby and to.activation");
  }

  @Test
  void exclusiveHostsChangePlacesInOneWriteAndTheHoldRunsWithTheOldOnesOffDns() throws Exception {
    Program program = program("{mx: [5 a.new.example.], exclusive: true}");
    List<String> ids = program.moves().stream().filter(Move::writes).map(Move::id).toList();
    assertThat(ids).containsExactly("prepare/mx", "swap/mx", "restore/mx");
    Move swap = program.move("swap/mx");
    assertThat(swap.opens().toString()).contains("MOVE", "RETIRE", "a.new.example");
    assertThat(program.move("hold/green").served()).isEqualTo(swap.served());
    Program back = program.reversed(program.indexOf("hold/green"));
    assertThat(back.moves().stream().filter(Move::movesHosts).map(Move::id))
        .containsExactly("back/mx");
  }

  @ParameterizedTest
  @EnumSource(
      value = Guarantee.class,
      names = {"PER_CALL", "BY_HAND"})
  void whereSetsAreNotWrittenAtOnceTheyMeetOnlyBriefly(Guarantee guarantee) throws Exception {
    Plans plans = new Plans();
    plans.exclusive = true;
    plans.guarantee = guarantee;
    Program program = plans.program();
    assertThat(
            program.moves().stream()
                .filter(move -> move.step() == Step.SWAP)
                .map(move -> move.id() + " " + move.change().orElseThrow().after().set().mx()))
        .containsExactly(
            "swap/mx [1 mx.new.example., 10 mail.old.example.]", "swap/alone [1 mx.new.example.]");
    assertThat(program.indexOf("swap/alone")).isLessThan(program.indexOf("hold/green"));
  }
}
