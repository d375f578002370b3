package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.program.Move;
import org.mxshift.program.Program;

/** From wherever a run is turned back, the real zone ends as it was, TTLs included. */
@Order(6)
class EveryStepGoesBackTest {
  private static final String PREFERRED = "preferred";
  private static final List<Phase> PHASES = List.of(Phase.APPLIED, Phase.SEEN, Phase.SETTLED);
  private static final String STRANGER = "\"a-token=of-somebody-else\"";
  private static final SetKey MX = new SetKey(RealZone.NAME, RecordType.MX);
  private static final SetKey TXT = new SetKey(RealZone.NAME, RecordType.TXT);
  private static final ZoneText ZONE =
      ZoneText.of(
          "example.test.",
          "@ 60 IN NS ns1",
          "ns1 60 IN A 127.0.0.1",
          "@ 3600 IN MX 10 old",
          "@ 1800 IN TXT \"v=spf1 ip4:192.0.2.11 -all\"",
          "@ 1800 IN TXT \"there-before\"",
          "old 7200 IN A 192.0.2.11",
          "new 900 IN A 192.0.2.12");

  private enum Kind {
    BIND(0),
    KNOT(1),
    POWERDNS(2);

    /** Which of the phases comes first by turns. */
    private final int first;

    Kind(int first) {
      this.first = first;
    }

    NameServer start() {
      return switch (this) {
        case BIND -> Bind.primary(ZONE).start();
        case KNOT -> Knot.start(ZONE);
        case POWERDNS -> PowerDns.start(ZONE);
      };
    }
  }

  static Stream<Arguments> serversAndWays() {
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                Stream.of(PREFERRED, "standby").map(introduce -> Arguments.of(kind, introduce)));
  }

  @ParameterizedTest
  @MethodSource("serversAndWays")
  @Timeout(400)
  void turnedBackAnywhereTheZoneEndsAsItWas(Kind kind, String introduce) throws Exception {
    try (NameServer server = kind.start()) {
      List<Move> moves = program(server, introduce).moves();
      for (int i = 0; i < moves.size(); i++) {
        for (Phase phase : phases(kind, introduce, i)) {
          boolean over = i == moves.size() - 1 && phase == Phase.SETTLED;
          if (!over) {
            goesBack(server, introduce, moves.get(i).id(), phase);
          }
        }
      }
    }
  }

  /** All of them once; one of the three by turns on the other servers and the other way. */
  private static List<Phase> phases(Kind kind, String introduce, int move) {
    boolean all = kind == Kind.BIND && introduce.equals(PREFERRED);
    int turn = move + kind.first + (introduce.equals(PREFERRED) ? 0 : 1);
    return all ? PHASES : List.of(PHASES.get(turn % PHASES.size()));
  }

  private static void goesBack(NameServer server, String introduce, String move, Phase phase)
      throws Exception {
    try (LiveMigration migration = LiveMigration.started(server, plan(introduce))) {
      Map<SetKey, RecordSet> before = migration.live();
      String where = "turned back when " + move + " was " + phase;
      migration.until(LiveMigration.at(move, phase));
      int ttl = migration.live().get(TXT).ttl().seconds();
      Nsupdate.send(server, "update add example.test. " + ttl + " TXT " + STRANGER);

      migration.turnBack();
      Run run = migration.toTheEnd();

      assertThat(run.standing()).as(where).isEqualTo(Standing.ROLLED_BACK);
      assertThat(texts(migration.live().get(TXT))).as(where).contains(STRANGER);
      Nsupdate.send(server, "update delete example.test. TXT " + STRANGER);
      assertThat(migration.live()).as(where + migration.history()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(200)
  void carriedToTheEndTheZoneIsThatOfThePlan(Kind kind) throws Exception {
    try (NameServer server = kind.start();
        LiveMigration migration = LiveMigration.started(server, plan(PREFERRED))) {
      Map<SetKey, RecordSet> before = migration.live();
      migration.until(LiveMigration.at("introduce/mx", Phase.APPLIED));
      Nsupdate.send(server, "update add example.test. 300 TXT " + STRANGER);

      assertThat(migration.toTheEnd().standing()).isEqualTo(Standing.DONE);

      Map<SetKey, RecordSet> after = migration.live();
      assertThat(Dig.ask(server.endpoint(), "example.test.", "MX"))
          .containsExactly("example.test. 3600 IN MX 5 new.example.test.");
      assertThat(after.get(TXT).ttl()).isEqualTo(before.get(TXT).ttl());
      assertThat(texts(after.get(TXT)))
          .containsExactlyInAnyOrder(
              "\"v=spf1 ip4:192.0.2.12 -all\"", "\"there-before\"", STRANGER);
      after.keySet().removeAll(List.of(MX, TXT));
      before.keySet().removeAll(List.of(MX, TXT));
      assertThat(after).isEqualTo(before);
    }
  }

  private static Program program(NameServer server, String introduce) throws Exception {
    try (LiveMigration migration = LiveMigration.started(server, plan(introduce))) {
      return migration.run().program();
    }
  }

  private static List<String> texts(RecordSet set) {
    return set.values().stream().map(value -> value.text()).collect(Collectors.toList());
  }

  private static String plan(String introduce) {
    return """
        mxshift: 1
        domain: example.test
        zone: {provider: rfc2136}
        from: {mx: [10 old.example.test.]}
        to: {mx: [5 new.example.test.]}
        spf: {add: ["ip4:192.0.2.12"], remove: ["ip4:192.0.2.11"]}
        ttl: {also: [old.example.test, new.example.test], watch: 1s}
        hold: 48h
        drain: 48h
        introduce: %s
        verify:
          addresses: [postmaster@example.test]
          mailbox: probe@example.test
          every: 6h
          span: 12h
        gates: []
        """
        .formatted(introduce);
  }
}
