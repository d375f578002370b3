package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Hosted;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Snapshot;

/** Records that may be changed, that are locked, that cannot be read. */
class D20WritableTest {

  private final Check check = new D20Writable();

  private static final Hosted MX = new Hosted(World.key("example.com", "MX"));

  @Test
  void passesWhenTheHostShowsThemAsOurs() {
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void failsWhenTheHostLocksThem() {
    Hosted.Kept locked =
        new Hosted.Kept(
            Snapshot.of(RecordSet.absent(MX.set())),
            new Limits(Ttl.ZERO, Guarantee.EXACT),
            Optional.of("Email Routing owns them"));
    Finding finding = World.healthy().seeing(MX, locked).judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).endsWith("example.com MX to itself: Email Routing owns them");
  }

  @Test
  void isInconclusiveWithoutCredentialsAndNotAboutDomains() {
    Finding finding = World.healthy().hiding(MX).judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
