package org.mxshift.cloudflare;

import org.junit.jupiter.api.AfterEach;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;

/**
 * The same with pages of two, whatever is asked for, and priorities where the API moves them to.
 */
class PagedContractTest implements ZoneContract {
  private final CloudZone zone = new CloudZone();

  PagedContractTest() {
    zone.fake.cap(2).movePriority();
  }

  @Override
  public ZoneUnderTest zone() {
    return zone;
  }

  @AfterEach
  void close() {
    zone.close();
  }
}
