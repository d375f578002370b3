package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;

/** A new host that shows another key than its TLSA records name. */
class KeysTest {

  private static Scene scene() throws Exception {
    return new Scene(PolicyProgram.brief(), 5);
  }

  @Test
  void itStopsTheRunBeforeTheFirstWrite() throws Exception {
    Scene scene = scene();
    scene.world.hosts().strangeKey(Programs.NEW_SECOND, true);
    Tick stopped = scene.started().untilStanding(Standing.STOPPED);
    assertThat(stopped.run().current().orElseThrow().id()).isEqualTo("preflight/hosts");
    assertThat(stopped.rest().why()).contains(Programs.NEW_SECOND.text());
    assertThat(scene.world.zone().writes()).isEmpty();
  }

  @Test
  void itKeepsTheHostOutOfDnsWhenTheKeyChangesAfterThePreflight() throws Exception {
    Scene scene = scene();
    scene.started().untilAt("await-ttl/caches");
    scene.world.hosts().strangeKey(Programs.NEW, true);
    scene.untilStanding(Standing.STOPPED);
    assertThat(scene.at()).isEqualTo("introduce/mx");
    assertThat(scene.sets().get(Programs.MX).mx())
        .noneMatch(mx -> mx.exchange().equals(Programs.NEW));
  }

  @Test
  void ofAPublishedHostItTurnsTheRunBack() throws Exception {
    Scene scene = scene();
    scene.started().untilAt("hold/green");
    scene.world.hosts().strangeKey(Programs.NEW, true);
    scene.until(tick -> tick.run().turned().isPresent());
    assertThat(scene.run().turned()).contains(Cause.RETREAT);
    scene.untilStanding(Standing.STOPPED);
    assertThat(scene.sets().get(Programs.MX).mx())
        .extracting(mx -> mx.exchange())
        .containsExactly(Programs.OLD);
  }
}
