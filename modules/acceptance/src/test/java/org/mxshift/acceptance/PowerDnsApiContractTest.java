package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mxshift.contract.Lack;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.powerdns.PowerDnsProvider;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Desired;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** The contract on the HTTP API of a real PowerDNS; strangers come by DNS UPDATE. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PowerDnsApiContractTest implements ZoneContract {
  private ApiZone zone;

  @BeforeAll
  void open() {
    zone = new ApiZone(PowerDns.start(RealZone.TEXT));
  }

  @AfterAll
  void close() {
    if (zone != null) {
      zone.close();
    }
  }

  @Override
  public ZoneUnderTest zone() {
    return zone;
  }

  /** So that a second application which writes nothing is seen to write nothing. */
  @Test
  void everyWriteCountsTheSerialUp() throws ProviderException {
    Name owner = RealZone.NAME.child("serial");
    List<Rdata> values = List.of(Rdata.parse(RecordType.MX, "10 a.mail.example."));
    RecordSet set = new RecordSet(owner, RecordType.MX, new Ttl(300), values);
    Optional<String> before = zone.version();
    zone.writer().swap(zone.reader().read(owner, RecordType.MX), Desired.of(set), "test");
    assertThat(zone.version()).isNotEqualTo(before);
  }

  private static final class ApiZone implements ZoneUnderTest, AutoCloseable {
    private static final Zone ZONE = new Zone(RealZone.NAME, Map.of());

    private final PowerDns server;
    private final RealZone strangers;
    private final ZoneReader reader;
    private final ZoneWriter writer;

    ApiZone(PowerDns server) {
      this.server = server;
      this.strangers = new RealZone(server, Map.of());
      this.reader = reader(server.api(), ZONE);
      this.writer = writer(PowerDns.API_KEY, server.api());
    }

    @Override
    public Name name() {
      return RealZone.NAME;
    }

    @Override
    public Set<Lack> lacks() {
      return Set.of(Lack.STRANGER, Lack.LOST_ANSWER, Lack.PUTTING_OFF);
    }

    @Override
    public ZoneReader reader() {
      return reader;
    }

    @Override
    public ZoneWriter writer() {
      return writer;
    }

    private static ZoneReader reader(URI endpoint, Zone zone) {
      try {
        return new PowerDnsProvider().reader(account(PowerDns.API_KEY, endpoint), zone);
      } catch (ProviderException e) {
        throw new IllegalStateException(e);
      }
    }

    private static ZoneWriter writer(String key, URI endpoint) {
      try {
        Approval approval = new Approval("approved");
        return new PowerDnsProvider().writer(account(key, endpoint), ZONE, approval);
      } catch (ProviderException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Account account(String key, URI endpoint) {
      Map<String, Secret> secrets = Map.of("key", new Secret(key));
      return new Account("home", Map.of("endpoint", endpoint.toString()), secrets);
    }

    @Override
    public void edit(RecordSet set) {
      strangers.edit(set);
    }

    @Override
    public Optional<String> version() {
      return strangers.version();
    }

    @Override
    public Optional<ZoneReader> reader(Name missing) {
      return Optional.of(reader(server.api(), new Zone(missing, Map.of())));
    }

    @Override
    public Optional<ZoneWriter> denied() {
      return Optional.of(writer("another-key", server.api()));
    }

    @Override
    public Optional<ZoneWriter> unreachable() {
      URI nobody = URI.create("http://127.0.0.1:1/");
      return Optional.of(writer(PowerDns.API_KEY, nobody));
    }

    @Override
    public void close() {
      strangers.close();
    }
  }
}
