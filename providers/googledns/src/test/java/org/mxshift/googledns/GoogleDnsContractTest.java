package org.mxshift.googledns;

import org.junit.jupiter.api.AfterEach;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;

class GoogleDnsContractTest implements ZoneContract {
  private final AtGoogle zone = new AtGoogle();

  @Override
  public ZoneUnderTest zone() {
    return zone;
  }

  @AfterEach
  void close() {
    zone.close();
  }
}
