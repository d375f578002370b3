package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.Other;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plans;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Observer;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Validated;
import org.mxshift.spi.Validated.Security;

/** What plan says of a protection that the new hosts do not have. */
class DaneHostsTest {

  private static final String PLAN =
      """
      mxshift: 1
      domain: example.com
      zone: { provider: rfc2136 }
      from: { mx: [10 mail.old.example., 20 both.example.] }
      to: { mx: [10 mail.new.example., 20 both.example.] }
      verify: { addresses: [someone@example.com], mailbox: probe@example.com }
      """;
  private static final String RECORD = "3 1 1 " + "ab".repeat(32);

  /** TLSA records by host, each with how far it can be believed; nobody else has any. */
  private record Dns(Map<String, Security> hosts) implements Observer {
    @Override
    @SuppressWarnings("unchecked") // the two that are asked here
    public <A> Sighting<A> see(Inquiry<A> inquiry) {
      Object answer =
          inquiry instanceof Resolved asked
              ? List.of(ServerReply.of(Name.ROOT, "192.0.2.53", DnsReply.of(set(asked.set()))))
              : validated(((Validated) inquiry).set());
      return (Sighting<A>) new Sighting.Seen<>(answer, Instant.EPOCH);
    }

    private Validated.Answer validated(SetKey key) {
      return new Validated.Answer(hosts.get(host(key)), "", DnsReply.of(set(key)));
    }

    private RecordSet set(SetKey key) {
      return hosts.containsKey(host(key))
          ? new RecordSet(key.owner(), key.type(), new Ttl(60), List.of(new Other(RECORD)))
          : RecordSet.absent(key);
    }

    private static String host(SetKey key) {
      return key.owner().text().replace("_25._tcp.", "");
    }
  }

  private static DaneHosts seen(Observer observer) throws Exception {
    return DaneHosts.of(Plans.read("plans/example.com.yaml", PLAN.getBytes(UTF_8)), observer);
  }

  private static String page(DaneHosts dane) {
    return Plainly.shown(Instant.EPOCH, dane::show);
  }

  @Test
  void aProtectionThatTheNewHostsLackIsReported() throws Exception {
    DaneHosts dane =
        seen(new Dns(Map.of("mail.old.example", Security.SECURE, "both.example", Security.SECURE)));
    assertThat(page(dane))
        .contains("mail.old.example has signed TLSA records")
        .contains("mail.new.example has no TLSA records that count")
        .contains("DANE protects mail today and will not protect mail to mail.new.example:");
    assertThat(dane.json())
        .isEqualTo(
            Map.of(
                "hosts",
                Map.of(
                    "mail.old.example", "protected",
                    "both.example", "protected",
                    "mail.new.example", "bare"),
                "lost",
                List.of("mail.new.example")));
  }

  /** A host may have 253 characters; {@code _25._tcp.} before it would be too many. */
  @Test
  void aHostWhoseNameLeavesNoRoomForRecordsIsBare() throws Exception {
    String host = "a.".repeat(123) + "example";
    DaneHosts dane =
        DaneHosts.of(
            Plans.read("plan.yaml", PLAN.replace("mail.new.example.", host + ".").getBytes(UTF_8)),
            new Dns(Map.of("both.example", Security.SECURE)));
    assertThat(dane.states()).containsEntry(Name.of(host), DaneHosts.State.BARE);
    assertThat(dane.lost()).containsExactly(Name.of(host));
  }

  @Test
  void whatNobodySignedProtectsNobody() throws Exception {
    DaneHosts dane = seen(new Dns(Map.of("mail.old.example", Security.INSECURE)));
    assertThat(page(dane)).isEmpty();
    assertThat(dane.lost()).isEmpty();
  }

  @Test
  void recordsThatAreWronglySignedAreTold() throws Exception {
    DaneHosts dane = seen(new Dns(Map.of("mail.new.example", Security.BOGUS)));
    assertThat(page(dane))
        .contains("mail.new.example has TLSA records that are not rightly signed");
    assertThat(dane.lost()).isEmpty();
  }

  @Test
  void whereNobodyAnswersNothingIsSaidToBeLost() throws Exception {
    DaneHosts dane =
        seen(
            new Observer() {
              @Override
              public <A> Sighting<A> see(Inquiry<A> inquiry) {
                return new Sighting.Unseen<>("no network");
              }
            });
    assertThat(page(dane)).contains("mail.old.example could not be looked up");
    assertThat(dane.lost()).isEmpty();
  }
}
