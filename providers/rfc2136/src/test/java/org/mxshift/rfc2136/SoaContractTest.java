package org.mxshift.rfc2136;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Mx;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.Fault;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.xbill.DNS.Rcode;

/** The contract with {@code cas: soa}, and what the SOA adds to it. */
class SoaContractTest implements ZoneContract {
  private static final RecordSet OLD = mx("10 old.example.");
  private static final RecordSet NEW = mx("5 new.example.");

  private final SandboxZone zone = new SandboxZone("cas", "soa");

  @Override
  public ZoneUnderTest zone() {
    return zone;
  }

  @AfterEach
  void close() {
    zone.close();
  }

  @Test
  void seesATtlChangedAtTheLastMoment() throws ProviderException {
    zone.edit(OLD);
    RecordSet found = OLD.withTtl(new Ttl(86_400));
    zone.beforeNextWrite(() -> zone.edit(found));

    Refusal.of(Failure.CONFLICT, () -> swap());
    assertThat(live()).isEqualTo(found);
  }

  @Test
  void goesOnWhenSomethingElseInTheZoneChangedAtTheLastMoment() throws ProviderException {
    zone.edit(OLD);
    zone.beforeNextWrite(() -> zone.server.edit("x.example.test", "A", 60, "192.0.2.1"));

    swap();
    assertThat(live()).isEqualTo(NEW);
  }

  @Test
  void comparesValuesAloneWhenTheServerNeverMatchesItsOwnSoa() throws ProviderException {
    zone.edit(OLD);
    zone.faults.updates(new Fault.Answer(Rcode.NXRRSET), new Fault.Answer(Rcode.NXRRSET));

    swap();
    assertThat(live()).isEqualTo(NEW);
  }

  private void swap() throws ProviderException {
    zone.writer().swap(Snapshot.of(OLD), Desired.of(NEW), "");
  }

  private RecordSet live() throws ProviderException {
    return zone.reader().read(SandboxZone.NAME, RecordType.MX).set();
  }

  private static RecordSet mx(String value) {
    return RecordSet.mx(SandboxZone.NAME, new Ttl(300), List.of(Mx.parse(value)));
  }
}
