package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Standstill;
import org.mxshift.engine.Tick;
import org.mxshift.model.Name;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Snapshot;

/** A resolver that forgets nothing: mail along it goes to the old host, long after the move. */
class StaleRouteTest {

  private static final Duration KEPT = Duration.ofDays(21);

  private final Scene scene = new Scene(world(), Programs.brief().program());

  private static Simulation world() {
    Simulation world = new Simulation(Programs.DOMAIN, 5, Scene.START, Duration.ofMinutes(10));
    world.zone().began(Snapshot.of(Programs.oldMx(Programs.DAY).set()));
    world.zone().began(Snapshot.of(Scene.shared(Programs.oldSpf(Programs.DAY))));
    world.zone().serve(NameServer.lagging("ns1", Duration.ZERO));
    world.caches().violators(1, ttl -> ttl.compareTo(Duration.ofHours(1)) > 0 ? KEPT : ttl);
    world.caches().answer(0, Programs.MX, Scene.START);
    for (Name host : List.of(Programs.OLD, Programs.NEW, Programs.NEW_SECOND)) {
      world.hosts().behave(host, Behaviour.ACCEPTS);
    }
    return world;
  }

  /** Nobody can promise what such a cache does, so promises about caches are not checked. */
  private Tick ticked(Duration length, Predicate<Tick> enough) throws Exception {
    return scene.world.run(Duration.ofHours(1), length, enough, tick -> {});
  }

  @Test
  void mailThatGoesOnToTheOldHostFreezesTheRunUntilItDoesNot() throws Exception {
    scene.started();
    ticked(Scene.MOST, tick -> scene.at().equals("verify/hosts"));
    ticked(Duration.ofHours(3), tick -> false);
    assertThat(scene.run().standing()).isEqualTo(Standing.RUNNING);

    Tick frozen = ticked(Duration.ofHours(3), tick -> false);

    assertThat(scene.run().standing()).isEqualTo(Standing.FROZEN);
    assertThat(frozen.rest().why())
        .contains("mail.old.example", "nobody knows since", "nothing goes back by itself");
    assertThat(Standstill.of(scene.run()).unblock()).contains("skip example.com verify/hosts");
    int told = scene.run().last();
    ticked(Duration.ofDays(2), tick -> false);
    assertThat(scene.run().turned()).isEmpty();
    assertThat(scene.run().last()).as("said once").isEqualTo(told);
    ticked(Scene.MOST, tick -> tick.run().standing() == Standing.DONE);
    assertThat(scene.run().standing()).isEqualTo(Standing.DONE);
  }
}
