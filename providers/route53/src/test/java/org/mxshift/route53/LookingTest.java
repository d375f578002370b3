package org.mxshift.route53;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.route53.Hosted.NAME;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.sandbox.Route53Fault;
import org.mxshift.sandbox.Route53Set;
import org.mxshift.spi.Account;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.ZoneReader;

/** Which zone is read, and which sets are left alone. */
class LookingTest {
  private final Hosted hosted = new Hosted(false);

  @AfterEach
  void close() {
    hosted.close();
  }

  @Test
  void takesThePublicZoneOfTheNameAmongOthers() throws ProviderException {
    hosted.fake.zone("aaa.example.test");
    hosted.fake.privateZone("example.test");
    String id = hosted.fake.zone("example.test");
    hosted.fake.zone("example.tesu");
    hosted.fake.edit(id, Route53Set.simple("example.test", "MX", 300, "10 a.example."));

    assertThat(hosted.reader().read(NAME, RecordType.MX).set())
        .isEqualTo(Hosted.mx(300, "10 a.example."));
  }

  @Test
  void looksThroughPagesOfNamesakes() throws ProviderException {
    for (int i = 0; i < 120; i++) {
      hosted.fake.privateZone("example.test");
    }
    String id = hosted.fake.zone("example.test");
    hosted.fake.edit(id, Route53Set.simple("example.test", "MX", 300, "10 a.example."));

    assertThat(hosted.reader().read(NAME, RecordType.MX).set().isAbsent()).isFalse();
    assertThat(hosted.calls("ListHostedZonesByName")).isEqualTo(2);
  }

  @Test
  void refusesNamesakesByIdAndTakesTheOneThatIsNamed() throws ProviderException {
    String one = hosted.fake.zone("example.test");
    String two = hosted.fake.zone("example.test");
    hosted.fake.edit(two, Route53Set.simple("example.test", "MX", 300, "10 a.example."));

    refused(hosted.reader()).hasMessageContainingAll(one, two, "'zone_id'");
    assertThat(hosted.reader("zone_id", two).read(NAME, RecordType.MX).set().isAbsent()).isFalse();
    assertThat(hosted.reader("zone_id", "/hostedzone/" + one).read(NAME, RecordType.MX).set())
        .matches(set -> set.isAbsent());
  }

  @Test
  void saysWhatItSawInsteadOfTheZone() {
    refused(hosted.reader()).hasMessageContaining("no public zone named example.test, none");
    String other = hosted.fake.zone("example.tesu");
    refused(hosted.reader()).hasMessageContaining("only example.tesu. (" + other + ")");
    String hidden = hosted.fake.privateZone("example.test");
    refused(hosted.reader()).hasMessageContaining("(" + hidden + ", private)");
    hosted.fake.zone("example.test");
    refused(hosted.reader("zone_id", other)).hasMessageContaining("no public zone " + other);
  }

  @Test
  void refusesAZoneThatAnotherAwsServiceKeeps() {
    hosted.fake.linkedZone("example.test", "servicediscovery.amazonaws.com");

    refused(hosted.reader()).hasMessageContaining("servicediscovery.amazonaws.com");
  }

  @Test
  void readsNamesWithEscapesAndTakesNoNeighbourForAnAnswer() throws ProviderException {
    String id = hosted.fake.zone("example.test");
    hosted.fake.edit(id, Route53Set.simple("*.example.test", "MX", 300, "10 a.example."));
    hosted.fake.edit(id, Route53Set.simple("x.example.test", "TXT", 300, "\"t\""));

    assertThat(hosted.reader().read(Name.of("*.example.test"), RecordType.MX).set().mx())
        .hasSize(1);
    assertThat(hosted.reader().read(Name.of("x.example.test"), RecordType.MX).set().isAbsent())
        .isTrue();
    assertThat(hosted.reader().read(Name.of("w.example.test"), RecordType.MX).set().isAbsent())
        .isTrue();
  }

  @TestFactory
  Stream<DynamicTest> refusesSetsThatAreNotSimple() {
    String target =
        "<HostedZoneId>Z1</HostedZoneId><DNSName>a.test.</DNSName>"
            + "<EvaluateTargetHealth>false</EvaluateTargetHealth>";
    return Stream.of(
            Map.of("AliasTarget", target),
            Map.of("SetIdentifier", "x", "Weight", "10"),
            Map.of("SetIdentifier", "x", "Region", "eu-west-1"),
            Map.of("SetIdentifier", "x", "GeoLocation", "<CountryCode>DE</CountryCode>"),
            Map.of("SetIdentifier", "x", "GeoProximityLocation", "<Bias>1</Bias>"),
            Map.of("SetIdentifier", "x", "Failover", "PRIMARY"),
            Map.of("SetIdentifier", "x", "MultiValueAnswer", "true"),
            Map.of(
                "SetIdentifier",
                "x",
                "CidrRoutingConfig",
                "<CollectionId>c</CollectionId><LocationName>l</LocationName>"),
            Map.of("SetIdentifier", "x"),
            Map.of("HealthCheckId", "h"),
            Map.of("TrafficPolicyInstanceId", "t"))
        .map(
            routing -> DynamicTest.dynamicTest(routing.keySet().toString(), () -> routed(routing)));
  }

  private void routed(Map<String, String> routing) {
    String id = hosted.fake.zone("example.test");
    Route53Set set = Route53Set.simple("example.test", "MX", 300, "10 a.example.");
    for (Map.Entry<String, String> entry : routing.entrySet()) {
      set = set.with(entry.getKey(), entry.getValue());
    }
    hosted.fake.edit(id, set);
    ZoneReader reader = hosted.reader("zone_id", id);

    refused(reader)
        .hasMessageStartingWith("example.test MX is not a simple set: ")
        .hasMessageMatching(".*; (replace|take|delete) .*");
  }

  @Test
  void refusesAValueThatCannotBeOne() {
    String id = hosted.fake.zone("example.test");
    hosted.fake.edit(id, Route53Set.simple("example.test", "MX", 300, "10 192.0.2.1"));

    refused(hosted.reader()).hasMessageContaining("192.0.2.1");
  }

  @Test
  void aLookThatFailsChangedNothing() {
    hosted.fake.zone("example.test");
    Map<Route53Fault, Failure> meanings =
        Map.of(
            Route53Fault.throttled(),
            Failure.BUSY,
            new Route53Fault.Refused(500, "InternalError", "", Optional.empty()),
            Failure.BUSY,
            new Route53Fault.Refused(403, "AccessDenied", "", Optional.empty()),
            Failure.DENIED,
            new Route53Fault.Refused(404, "NoSuchHostedZone", "", Optional.empty()),
            Failure.REFUSED);
    meanings.forEach(
        (fault, failure) -> {
          hosted.fake.next("ListResourceRecordSets", fault);
          assertThat(failed(hosted.reader()).failure()).as("" + fault).isEqualTo(failure);
        });
    Route53Fault lost = new Route53Fault.LostResponse();
    hosted.fake.next("ListResourceRecordSets", lost, lost); // the JDK asks once more by itself
    assertThat(failed(hosted.reader()).failure()).isEqualTo(Failure.BUSY);
    Account nobody = Hosted.account(Hosted.WRITER, Hosted.nobody());
    assertThat(failed(Hosted.reader(nobody, Hosted.zone())).failure()).isEqualTo(Failure.BUSY);
  }

  private static ProviderException failed(ZoneReader reader) {
    ProviderException thrown =
        catchThrowableOfType(ProviderException.class, () -> reader.read(NAME, RecordType.MX));
    assertThat(thrown).as("a look that fails").isNotNull();
    return thrown;
  }

  private static AbstractThrowableAssert<?, ProviderException> refused(ZoneReader reader) {
    ProviderException thrown = failed(reader);
    assertThat(thrown.failure()).as(thrown.getMessage()).isEqualTo(Failure.REFUSED);
    return assertThat(thrown);
  }
}
