package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Image;
import org.mxshift.model.Mx;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Txt;
import org.mxshift.program.Move;

/** Promise 3: what somebody else wrote is never overwritten. */
class StrangerTest {

  private static final Programs PROGRAMS = Programs.brief();

  static Stream<String> writes() {
    return PROGRAMS.program().moves().stream().filter(Move::writes).map(Move::id);
  }

  static Stream<String> moves() {
    return PROGRAMS.program().moves().stream().skip(2).map(Move::id);
  }

  private static RecordSet strange(RecordSet set) {
    return set.type().equals(RecordType.MX)
        ? set.withValues(List.of(new Mx(5, Programs.OLD)))
        : set.withValues(List.of(Txt.of("v=spf1 +all"), Programs.STRANGER));
  }

  private static void assertUntouched(Scene scene, Image image, RecordSet strange)
      throws Exception {
    Tick tick = scene.untilStanding(Standing.STOPPED);
    assertThat(scene.sets()).containsEntry(image.key(), strange);
    assertThat(tick.rest().why())
        .contains("somebody else changed " + image.key())
        .contains("before " + image.key(), "expected " + image.key(), "found " + image.key())
        .contains("mxshift retry", "mxshift replan");
    assertThat(scene.world.tick().entries()).isEmpty();
  }

  /** Between reading and writing: only the provider's own comparison can tell. */
  @ParameterizedTest
  @MethodSource("writes")
  void anEditBetweenReadAndWriteStays(String id) throws Exception {
    Scene scene = new Scene(PROGRAMS, 1).started();
    Image before = scene.program.move(id).change().orElseThrow().before();
    boolean[] edited = {false};
    scene
        .world
        .faults()
        .whenever(
            Touch.WRITE,
            touch -> {
              if (scene.at().equals(id) && !edited[0]) {
                edited[0] = true;
                scene.world.zone().edited(strange(scene.sets().get(before.key())));
              }
            });

    assertUntouched(
        scene, before, strange(before.over(withStranger(before)).withTtl(before.set().ttl())));
  }

  private static RecordSet withStranger(Image image) {
    return image.key().type().equals(RecordType.MX) ? image.set() : Scene.shared(image);
  }

  /** While waiting, proving, watching. */
  @ParameterizedTest
  @MethodSource("moves")
  void anEditWhileTheMoveIsUnderWayStaysAndAPersonCanGoOn(String id) throws Exception {
    Scene scene = new Scene(PROGRAMS, 1).started();
    scene.untilAt(id);
    Image image = scene.program.move(id).served().get(0);
    RecordSet good = scene.sets().get(image.key());
    scene.world.zone().edited(strange(good));

    assertUntouched(scene, image, strange(good));

    scene.world.zone().edited(good);
    scene.world.verbs().retry(Programs.DOMAIN);
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void strangersInASharedSetComeAndGoAndNobodyFightsOverThem() throws Exception {
    Scene scene = new Scene(PROGRAMS, 1).started();
    List<Txt> strangers = new ArrayList<>();
    for (String id : writes().toList()) {
      scene.untilAt(id);
      RecordSet live = scene.sets().get(Programs.TXT);
      strangers.add(Txt.of("new-token=" + id));
      List<Txt> values = new ArrayList<>(live.txt());
      values.add(strangers.get(strangers.size() - 1));
      scene.world.zone().edited(live.withValues(values));
    }

    scene.untilStanding(Standing.DONE);

    strangers.add(Programs.STRANGER);
    assertThat(scene.sets().get(Programs.TXT).txt()).containsAll(strangers);
  }
}
