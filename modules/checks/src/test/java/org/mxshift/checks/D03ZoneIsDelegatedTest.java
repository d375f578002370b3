package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Hosted;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Snapshot;

/** The right zone, the zone of another host, and one that cannot be read. */
class D03ZoneIsDelegatedTest {

  private final Check check = new D03ZoneIsDelegated();

  private static final Hosted NS = new Hosted(World.key("example.com", "NS"));

  private static Hosted.Kept kept(RecordSet set) {
    Limits limits = new Limits(Ttl.ZERO, Guarantee.EXACT);
    return new Hosted.Kept(Snapshot.of(set), limits, Optional.empty());
  }

  @Test
  void passesWhenTheHostKeepsTheDelegatedServers() {
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void failsWhenTheHostIsServedByOthers() {
    RecordSet others =
        new World().record("example.com", "NS", 60, "old1.example.net.").set("example.com", "NS");
    Finding finding = World.healthy().seeing(NS, kept(others)).judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).contains("old1.example.net", "the world asks ns1.example.com");
    assertThat(finding.key()).contains("zone");
  }

  @Test
  void failsWhenTheDomainLiesInAnotherZone() {
    World world = World.healthy().seeing(new Delegated(World.DOMAIN), World.zone(Name.of("com")));
    Finding finding = world.judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).contains("lies in the zone com, the plan writes example.com");
  }

  @Test
  void comparesTheMxSetWhereTheHostShowsNoServers() {
    RecordSet none = RecordSet.absent(World.DOMAIN, RecordType.NS);
    World world = World.healthy().seeing(NS, kept(none));
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
    RecordSet other =
        new World().record("example.com", "MX", 60, "10 mx.else.example.").set("example.com", "MX");
    world.seeing(new Hosted(World.key("example.com", "MX")), kept(other));
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void isInconclusiveWithoutCredentials() {
    Finding finding = World.healthy().hiding(NS).judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
