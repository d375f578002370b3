package org.mxshift.manual;

import org.junit.jupiter.api.AfterEach;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;

/** With a person who does at once what is asked, a panel keeps the contract of every host. */
class PanelContractTest implements ZoneContract {
  private final PanelZone zone = new PanelZone();

  @Override
  public ZoneUnderTest zone() {
    return zone;
  }

  @AfterEach
  void close() {
    zone.close();
  }
}
