package org.mxshift.spi;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;

class ErrandTest {

  private static final Name ZONE = Name.of("example.com");

  /** One change: both sets, and what a person reads. */
  record Case(RecordSet from, RecordSet to, List<String> edits) {}

  private static Case change(RecordSet from, RecordSet to, String... edits) {
    return new Case(from, to, List.of(edits));
  }

  private static RecordSet mx(int ttl, String... values) {
    return set(ZONE, RecordType.MX, ttl, values);
  }

  private static RecordSet txt(String owner, int ttl, String... values) {
    return set(Name.of(owner), RecordType.TXT, ttl, values);
  }

  private static RecordSet set(Name owner, RecordType type, int ttl, String... values) {
    List<Rdata> all = Arrays.stream(values).map(value -> Rdata.parse(type, value)).toList();
    return new RecordSet(owner, type, new Ttl(ttl), all);
  }

  static Stream<Case> cases() {
    return Stream.of(
        change(
            mx(3600, "10 a.old.", "20 b.old."),
            mx(300, "10 a.old.", "20 b.old."),
            "edit: type MX, host @, priority 10, value a.old, TTL 3600"
                + " -> type MX, host @, priority 10, value a.old, TTL 300",
            "edit: type MX, host @, priority 20, value b.old, TTL 3600"
                + " -> type MX, host @, priority 20, value b.old, TTL 300"),
        change(
            mx(300, "10 a.old."),
            mx(300, "10 a.new.", "20 a.old."),
            "add: type MX, host @, priority 10, value a.new, TTL 300",
            "edit: type MX, host @, priority 10, value a.old, TTL 300"
                + " -> type MX, host @, priority 20, value a.old, TTL 300"),
        change(
            mx(300, "10 a.new.", "20 a.old."),
            mx(300, "10 a.new."),
            "delete: type MX, host @, priority 20, value a.old, TTL 300"),
        change(
            mx(300, "0 ."),
            mx(300, "10 a.new.", "20 b.new."),
            "edit: type MX, host @, priority 0, value ., TTL 300"
                + " -> type MX, host @, priority 10, value a.new, TTL 300",
            "add: type MX, host @, priority 20, value b.new, TTL 300"),
        change(
            mx(300, "10 a.old.", "20 b.old."),
            mx(300, "0 ."),
            "delete: type MX, host @, priority 20, value b.old, TTL 300",
            "edit: type MX, host @, priority 10, value a.old, TTL 300"
                + " -> type MX, host @, priority 0, value ., TTL 300"),
        change(
            mx(300, "0 ."),
            mx(60, "0 ."),
            "edit: type MX, host @, priority 0, value ., TTL 300"
                + " -> type MX, host @, priority 0, value ., TTL 60"),
        change(
            txt("_mta-sts.mail.example.com", 300, "\"v=STSv1; id=1\"", "other"),
            txt("_mta-sts.mail.example.com", 300, "\"v=STSv1; id=2\"", "other"),
            "edit: type TXT, host _mta-sts.mail, value v=STSv1; id=1, TTL 300"
                + " -> type TXT, host _mta-sts.mail, value v=STSv1; id=2, TTL 300"),
        change(
            RecordSet.absent(Name.of("*.example.com"), RecordType.A),
            set(Name.of("*.example.com"), RecordType.A, 60, "192.0.2.1"),
            "add: type A, host *, value 192.0.2.1, TTL 60"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysEveryFieldInASafeOrder(Case given) {
    Errand errand = new Errand(ZONE, given.from(), given.to());
    assertThat(errand.edits()).extracting(PanelEdit::sentence).isEqualTo(given.edits());
  }

  /** Whoever does as told ends at the set wanted; on the way there is always a record. */
  @ParameterizedTest
  @MethodSource("cases")
  void whoeverFollowsItArrives(Case given) {
    for (Errand errand :
        List.of(
            new Errand(ZONE, given.from(), given.to()),
            new Errand(ZONE, given.to(), given.from()))) {
      List<String> lines = new ArrayList<>(lines(errand.from()));
      for (PanelEdit edit : errand.edits()) {
        edit.old().ifPresent(old -> assertThat(lines.remove(old.zoneLine())).isTrue());
        edit.next().ifPresent(next -> lines.add(next.zoneLine()));
        assertThat(lines.isEmpty()).isEqualTo(errand.to().isAbsent());
        boolean nullMx = lines.stream().anyMatch(line -> line.endsWith(Mx.NULL.text()));
        assertThat(nullMx && lines.size() > 1).as("a null MX beside others").isFalse();
      }
      assertThat(lines).containsExactlyInAnyOrderElementsOf(lines(errand.to()));
      assertThat(new Errand(ZONE, errand.to(), errand.to()).edits()).isEmpty();
      assertThat(new Errand(ZONE, errand.to(), errand.to()).difference()).isEmpty();
    }
  }

  private static List<String> lines(RecordSet set) {
    return set.values().stream().map(v -> PanelRecord.of(ZONE, set, v).zoneLine()).toList();
  }

  @Test
  void saysWhatIsStillWrong() {
    Errand errand = new Errand(ZONE, mx(600, "10 a.new.", "10 a.old."), mx(300, "10 a.new."));
    assertThat(errand.difference()).isEqualTo("to go: 10 a.old.; TTL: 600 instead of 300");
    assertThat(errand.zoneLines())
        .containsExactly(
            "- example.com. 600 IN MX 10 a.new.",
            "- example.com. 600 IN MX 10 a.old.",
            "+ example.com. 300 IN MX 10 a.new.");
  }
}
