package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.plan.OldSide;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Plans;
import org.mxshift.plan.Preset;
import org.mxshift.plan.Presets;
import org.mxshift.spf.Answer;
import org.mxshift.spf.RecordKind;

/** What 'init' writes can be read at once, or says in a useful way what it still needs. */
class DraftTest {

  private static final Name DOMAIN = Name.of("example.com");
  private static final Name POLICY = Name.of("_mta-sts.example.com");

  static List<Preset> targets() {
    return Presets.all().stream().filter(preset -> preset.leaveOnly().isEmpty()).toList();
  }

  private static Published seen(String mx, String... txt) {
    List<Mx> records = mx.isEmpty() ? List.of() : Stream.of(mx.split(", ")).map(Mx::parse).toList();
    return new Published(
        RecordSet.mx(DOMAIN, new Ttl(14_400), records),
        new RecordSet(
            DOMAIN,
            RecordType.TXT,
            new Ttl(3600),
            Stream.of(txt).<org.mxshift.model.Rdata>map(Txt::of).toList()),
        RecordSet.absent(new SetKey(POLICY, RecordType.TXT)),
        RecordSet.absent(new SetKey(POLICY, RecordType.CNAME)));
  }

  private static Draft draft(Target to, Published seen) {
    List<String> spf = new SpfProposal(DOMAIN, seen, to, DraftTest::look).comments();
    List<String> failing = List.of("  CHECK: D05 fail: \u2028x\nto: {}", "    to mend it: y");
    return new Draft(DOMAIN, DOMAIN, "rfc2136", to, seen, spf, failing);
  }

  /** Two includes in the record of Google, none elsewhere. */
  private static Answer look(String name, RecordKind kind) {
    return switch (name) {
      case "_spf.google.com" ->
          Answer.of("v=spf1 include:_netblocks.google.com include:_netblocks2.google.com ~all");
      default -> Answer.of(kind == RecordKind.TXT ? "v=spf1 ip4:192.0.2.7 ~all" : "192.0.2.8");
    };
  }

  private static Plan read(Draft draft) throws PlanException {
    return Plans.read("plans/example.com.yaml", draft.text().getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void isReadAtOnceWhenAllIsSaid(Preset preset) throws Exception {
    Map<String, String> inputs =
        preset.inputs().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().example()));
    Plan plan =
        read(
            draft(
                Target.of(List.of(preset.name()), inputs),
                seen("10 mail.old.example.", "v=spf1 mx -all")));
    assertThat(plan.to().mx()).isEqualTo(preset.mx(inputs));
    assertThat(plan.from().mx()).containsExactly(Mx.parse("10 mail.old.example."));
    assertThat(plan.spf().add()).isEqualTo(Preset.filled(preset.spf(), inputs));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatIsMissingIsMarkedAndToldByTheReaderWithThePlaceToFindIt(Preset preset) throws Exception {
    Target target = Target.of(List.of(preset.name()), Map.of());
    Draft draft = draft(target, seen("10 mail.old.example.", "v=spf1 mx -all"));
    assertThat(target.missing()).containsExactlyElementsOf(preset.inputs().keySet());
    assertThat(draft.text().contains("FILL IN")).isEqualTo(!preset.inputs().isEmpty());
    preset
        .inputs()
        .forEach(
            (name, input) ->
                assertThatThrownBy(() -> read(draft))
                    .hasMessageContaining("'to.inputs." + name + "' is missing: " + input.means())
                    .hasMessageContaining(input.where()));
  }

  static Stream<Published> zones() {
    return Stream.of(
        seen(""),
        seen("0 ."),
        seen("10 mail.old.example.", "v=spf1 -all", "v=spf1 mx -all"),
        seen("10 mail.old.example.", "v=spf1 bogus:term -all"),
        seen("10 mail.old.example.", "v=spf1 include:a.example\nto: {preset: google}\n# -all"),
        seen("10 mail.old.example.", "v=spf1 \u202e\u0007 -all"),
        seen("1 aspmx.l.google.com.", "v=spf1 include:_spf.google.com ~all"));
  }

  @ParameterizedTest
  @MethodSource("zones")
  void isReadWhateverAZoneHolds(Published seen) throws Exception {
    for (String to : List.of("fastmail", "10 mx.new.example.")) {
      Plan plan = read(draft(Target.of(List.of(to), Map.of()), seen));
      assertThat(plan.from().mx()).isEqualTo(seen.mx().mx());
      assertThat(plan.to().mx().toString()).doesNotContain("google");
    }
    assertThat(read(draft(Target.UNKNOWN, seen)).to().mx().toString()).contains("new.example");
  }

  @Test
  void tellsThePlatformTheUnionAndItsCostAndWhatTheOldSideDoes() throws Exception {
    String spf = "v=spf1 include:_spf.google.com ip4:192.0.2.1 ~all";
    Draft draft =
        draft(Target.of(List.of("fastmail"), Map.of()), seen("1 smtp.google.com.", spf, "other"));
    assertThat(draft.text())
        .contains("# Found: Google Workspace (preset google).")
        .contains(
            "# SPF today: " + spf + "\n#   costs 3 of 10 look-ups, those of its includes counted")
        .contains(
            "# With old and new senders: v=spf1 include:_spf.google.com ip4:192.0.2.1"
                + " include:spf.messagingengine.com ~all\n#   costs 4 of 10 look-ups")
        .contains("# remove: [\"include:_spf.google.com\"]")
        .contains("#   CHECK: D05 fail: ?x?to: {}")
        .contains("Found: MX 4h, TXT 1h")
        .contains("\nold_side: sync\n");
    assertThat(read(draft).oldSide()).isEqualTo(new OldSide.Sync());
  }

  @Test
  void saysWhoHoldsTheMtaStsPolicy() throws Exception {
    Published own = seen("10 mail.tutanota.de.");
    RecordSet policy =
        new RecordSet(
            POLICY, RecordType.TXT, new Ttl(300), List.of(Txt.of("v=STSv1; id=20260101;")));
    RecordSet alias =
        new RecordSet(
            POLICY,
            RecordType.CNAME,
            new Ttl(300),
            List.of(org.mxshift.model.Rdata.parse(RecordType.CNAME, "mta-sts.tutanota.de.")));
    Draft held = draft(Target.UNKNOWN, new Published(own.mx(), own.txt(), policy, own.delegated()));
    Draft given = draft(Target.UNKNOWN, new Published(own.mx(), own.txt(), own.policy(), alias));
    assertThat(held.text()).contains("CHECK: there is an MTA-STS policy");
    assertThat(given.text()).contains("CHECK: _mta-sts is mta-sts.tutanota.de.");
    assertThat(read(held)).isEqualTo(read(given));
  }
}
