package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.mxshift.spi.Validated;
import org.mxshift.spi.Validated.Answer;
import org.mxshift.spi.Validated.Security;

/** A zone that is signed, that is signed wrongly, that nobody vouches for, that is not there. */
@Timeout(60)
class ValidationTest {

  private static Sighting<Answer> look(SignedZone zone, List<String> anchors) {
    return look(zone.address(), anchors, Looks.USUAL);
  }

  private static Sighting<Answer> look(
      InetSocketAddress resolver, List<String> anchors, TimeLimits limits) {
    ProbeSettings settings =
        ProbeSettings.of(List.of(resolver), Name.of("probe.test"))
            .withPatience(limits, Duration.ZERO)
            .withTrust(new Trust(443, Optional.empty(), anchors));
    return new Lookout(settings, Looks.CLOCK)
        .see(Validated.of(Name.of("_25._tcp.mx.test"), RecordType.of("TLSA")));
  }

  private static Answer seen(Sighting<Answer> sighting) {
    assertThat(sighting).isInstanceOf(Seen.class);
    return ((Seen<Answer>) sighting).answer();
  }

  @Test
  void aChainWithoutAGapIsSecure() throws Exception {
    try (SignedZone zone = SignedZone.start(Looks.CLOCK.instant())) {
      Answer answer = seen(look(zone, zone.anchors()));
      assertThat(answer.security()).as(answer.toString()).isEqualTo(Security.SECURE);
      assertThat(answer.reply().set().values()).hasSize(1);
    }
  }

  @Test
  void withoutAnAnchorAboveItIsInsecure() throws Exception {
    try (SignedZone zone = SignedZone.start(Looks.CLOCK.instant())) {
      String elsewhere = zone.anchors().get(0).replaceFirst("^test\\.", "elsewhere.");
      assertThat(seen(look(zone, List.of(elsewhere))).security()).isEqualTo(Security.INSECURE);
    }
  }

  @Test
  void signaturesThatAreOverOrByAnotherKeyAreBogus() throws Exception {
    try (SignedZone old = SignedZone.start(Looks.CLOCK.instant().minus(Duration.ofDays(99)));
        SignedZone zone = SignedZone.start(Looks.CLOCK.instant())) {
      Answer late = seen(look(old, old.anchors()));
      assertThat(late.security()).isEqualTo(Security.BOGUS);
      assertThat(late.reason()).isNotBlank();
      assertThat(late.reply().set().isAbsent()).isTrue();
      assertThat(seen(look(zone, old.anchors())).security()).isEqualTo(Security.BOGUS);
    }
  }

  @Test
  void aResolverThatHandsNoSignaturesAlongSaysNothing() throws Exception {
    try (Looks looks = Looks.at("_25._tcp.mx TLSA 3 1 1 00ff\n");
        SignedZone zone = SignedZone.start(Looks.CLOCK.instant())) {
      InetSocketAddress plain = looks.settings(25).resolvers().get(0);
      Sighting<Answer> sighting = look(plain, zone.anchors(), Looks.USUAL);
      assertThat(sighting).isEqualTo(new Unseen<>("the resolvers hand no signatures along"));
    }
  }

  @Test
  void silenceSaysNothing() throws Exception {
    try (SignedZone zone = SignedZone.start(Looks.CLOCK.instant())) {
      InetSocketAddress nobody = new InetSocketAddress("127.0.79.88", zone.address().getPort());
      assertThat(look(nobody, zone.anchors(), TimeLimits.allOf(Duration.ofMillis(500))))
          .isInstanceOf(Unseen.class);
    }
  }
}
