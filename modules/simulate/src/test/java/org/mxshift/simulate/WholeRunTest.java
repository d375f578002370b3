package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;

class WholeRunTest {

  static Stream<Programs> shapes() {
    return Stream.of(Programs.usual(), Programs.usual().inStandby());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void nobodyLosesAMessageInTenDays(Programs programs) throws Exception {
    Scene scene = new Scene(programs, 7);
    scene.world.caches().violators(1, ttl -> ttl.plus(ttl.dividedBy(11)));
    Senders senders =
        new Senders(
            scene.world.caches(),
            scene.world.hosts(),
            scene.world.random(),
            Programs.PERSON,
            Scene.START,
            Duration.ofMinutes(1),
            Duration.ofDays(5));
    scene.started();

    Instant[] drained = {Instant.MAX};
    Tick last =
        scene.until(
            tick -> tick.run().standing().ended(),
            tick -> {
              senders.send(scene.world.clock().instant());
              if (tick.run().life("drain/caches").phase().isFinal()
                  && drained[0].equals(Instant.MAX)) {
                drained[0] = scene.world.clock().instant();
              }
            });

    assertThat(last.run().standing()).isEqualTo(Standing.DONE);
    Duration took = Duration.between(Scene.START, scene.world.clock().instant());
    assertThat(took).isBetween(Duration.ofDays(7), Duration.ofDays(10));
    Senders.Count count = senders.count();
    assertThat(count.sent()).isGreaterThan(10_000);
    assertThat(count.bounced()).isZero();
    assertThat(count.lost()).isZero();
    assertThat(count.queued()).isZero();
    assertThat(count.delivered()).isEqualTo(count.sent());
    assertThat(count.received().get(Programs.OLD).last()).isBefore(drained[0]);
    assertThat(count.received()).containsKeys(Programs.NEW);
    assertThat(scene.sets())
        .containsEntry(Programs.MX, Programs.newMx(Programs.DAY).set())
        .containsEntry(Programs.TXT, Scene.shared(Programs.newSpf(Programs.DAY)));
    assertThat(scene.world.journal().latest(Programs.DOMAIN)).hasSizeLessThan(200);
  }
}
