package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.SpfChange;
import org.mxshift.program.Program;
import org.mxshift.spi.Snapshot;
import org.mxshift.steps.Earlier;

/** What a plan names in {@code ttl.also}, and the one that takes its place does not. */
class DroppedTtlTest {

  private static final Name ALSO = Programs.DOMAIN.child("mail");
  private static final SetKey KEY = new SetKey(ALSO, RecordType.A);
  private static final RecordSet BEFORE = set(Programs.DAY, "192.0.2.25");
  private static final SpfChange NONE = new SpfChange(List.of(), List.of(), Duration.ZERO);
  private static final List<Mx> OTHER = List.of(new Mx(5, Programs.NEW_SECOND));

  private final Scene scene = new Scene(first(), 5);

  DroppedTtlTest() {
    scene.world.zone().began(Snapshot.of(BEFORE));
  }

  private static RecordSet set(Ttl ttl, String address) {
    return new RecordSet(ALSO, RecordType.A, ttl, List.of(Rdata.parse(RecordType.A, address)));
  }

  private static Program first() {
    return PolicyProgram.of(
        PolicyProgram.plan(List.of(new Mx(10, Programs.OLD)), PolicyProgram.NEW, NONE, ALSO),
        List.of(Programs.oldMx(Programs.DAY).set(), BEFORE),
        Earlier.NOTHING);
  }

  /** As {@code replan}, with another host and without the name. */
  private void replan(List<Mx> to) throws Exception {
    Run run = scene.run();
    Map<SetKey, RecordSet> was = new HashMap<>();
    run.first().forEach((key, snapshot) -> was.put(key, snapshot.set()));
    Map<SetKey, RecordSet> live = scene.sets();
    Program next =
        PolicyProgram.of(
            PolicyProgram.plan(live.get(Programs.MX).mx(), to, NONE),
            live.values(),
            new Earlier(was, run.done(), run.brought(), run.waited()));
    scene.world.verbs().replan(next, "mxshift: 1", scene.run());
  }

  private void lowered(String until) throws Exception {
    scene.started().untilAt(until);
    assertThat(scene.sets()).containsEntry(KEY, set(Programs.LOW, "192.0.2.25"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"await-ttl/caches", "hold/green", "retire/mx"})
  void getsItsTtlBackAtTheEnd(String move) throws Exception {
    lowered(move);
    replan(OTHER);
    scene.untilStanding(Standing.DONE);
    assertThat(scene.sets()).containsEntry(KEY, BEFORE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void getsItBackOnTheWayBack(boolean atOnce) throws Exception {
    lowered("hold/green");
    replan(OTHER);
    if (!atOnce) {
      scene.until(tick -> tick.run().applied() > 4);
      replan(PolicyProgram.NEW);
      scene.until(tick -> tick.run().applied() > 3);
    }
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.untilStanding(Standing.ROLLED_BACK);
    assertThat(scene.sets())
        .containsEntry(KEY, BEFORE)
        .containsEntry(Programs.MX, Programs.oldMx(Programs.DAY).set());
  }

  @Test
  void aStrangersAddressStays() throws Exception {
    lowered("hold/green");
    scene.world.zone().edited(set(Programs.LOW, "192.0.2.99"));
    replan(OTHER);
    scene.untilStanding(Standing.DONE);
    assertThat(scene.sets()).containsEntry(KEY, set(Programs.DAY, "192.0.2.99"));
  }

  static Stream<RecordSet> edits() {
    return Stream.of(set(new Ttl(172_800), "192.0.2.25"), RecordSet.absent(KEY));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void whatAStrangerRaisedOrTookOutIsLeftAlone(RecordSet edited) throws Exception {
    lowered("hold/green");
    scene.world.zone().edited(edited);
    replan(OTHER);
    scene.untilStanding(Standing.DONE);
    assertThat(scene.world.zone().now(KEY).set()).isEqualTo(edited);
  }
}
