package org.mxshift.powerdns;

import org.junit.jupiter.api.AfterEach;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;

class PowerDnsFakeContractTest implements ZoneContract {
  private final FakeServerZone zone = new FakeServerZone();

  @Override
  public ZoneUnderTest zone() {
    return zone;
  }

  @AfterEach
  void close() {
    zone.close();
  }
}
