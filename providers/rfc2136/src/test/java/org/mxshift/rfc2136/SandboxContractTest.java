package org.mxshift.rfc2136;

import org.junit.jupiter.api.AfterEach;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;

class SandboxContractTest implements ZoneContract {
  private final SandboxZone zone = new SandboxZone();

  @Override
  public ZoneUnderTest zone() {
    return zone;
  }

  @AfterEach
  void close() {
    zone.close();
  }
}
