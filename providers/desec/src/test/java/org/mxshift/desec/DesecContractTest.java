package org.mxshift.desec;

import org.junit.jupiter.api.AfterEach;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;

class DesecContractTest implements ZoneContract {
  private final AtDesec zone = new AtDesec();

  @Override
  public ZoneUnderTest zone() {
    return zone;
  }

  @AfterEach
  void close() {
    zone.close();
  }
}
