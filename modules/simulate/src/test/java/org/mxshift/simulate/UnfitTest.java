package org.mxshift.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;

/** New hosts that take all their recipients and are not as a mail host must be all the same. */
class UnfitTest {

  private final Scene scene = new Scene(PolicyProgram.brief(), 5);

  UnfitTest() {
    scene.world.witness().policy().serve(Set.of(Programs.OLD, Programs.NEW, Programs.NEW_SECOND));
  }

  @Test
  void anOpenRelayStopsTheRunBeforeTheFirstWrite() throws Exception {
    scene.world.hosts().openRelay(Programs.NEW_SECOND, true);
    Tick stopped = scene.started().untilStanding(Standing.STOPPED);
    assertThat(scene.at()).isEqualTo("preflight/hosts");
    assertThat(stopped.rest().why()).contains(Programs.NEW_SECOND.toString());
    assertThat(scene.world.zone().writes()).isEmpty();
    scene.world.hosts().openRelay(Programs.NEW_SECOND, false);
    scene.world.verbs().retry(Programs.DOMAIN);
    scene.untilAt("hold/green");
  }

  @Test
  void oneThatOpensLaterStopsTheRunBeforeTheMove() throws Exception {
    scene.started().untilAt("await-ttl/caches");
    scene.world.hosts().openRelay(Programs.NEW, true);
    scene.untilStanding(Standing.STOPPED);
    assertThat(scene.at()).isEqualTo("introduce/mx");
    assertThat(scene.sets().get(Programs.MX).mx()).hasSize(1);
  }

  /** Nobody's mail bounces there. */
  @Test
  void ofAPublishedHostItStopsTheRunAndTurnsNothingBack() throws Exception {
    scene.started().untilAt("verify/hosts");
    scene.world.hosts().openRelay(Programs.NEW, true);
    assertThat(scene.untilStanding(Standing.STOPPED).run().turned()).isEmpty();
    assertThat(scene.at()).isEqualTo("verify/hosts");
  }

  @Test
  void inTheHoldItIsNotAskedAgain() throws Exception {
    scene.started().untilAt("hold/green");
    scene.world.hosts().openRelay(Programs.NEW, true);
    scene.until(tick -> !scene.at().equals("hold/green"));
    assertThat(scene.run().standing()).isEqualTo(Standing.RUNNING);
  }

  @Test
  void whatIsRemarkedOnStopsNothingAndIsKnownUntilItIsMended() throws Exception {
    List<String> remarks = List.of(Programs.NEW + " refuses postmaster: 550");
    scene.world.hosts().remark(Programs.NEW, remarks);
    scene.started().untilAt("await-ttl/caches");
    assertThat(scene.run().remarks()).isEqualTo(remarks);
    scene.world.hosts().remark(Programs.NEW, List.of());
    scene.untilAt("hold/green");
    assertThat(scene.run().remarks()).isEmpty();
  }
}
