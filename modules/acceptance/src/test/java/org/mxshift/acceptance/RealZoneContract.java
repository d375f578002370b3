package org.mxshift.acceptance;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.mxshift.contract.ZoneContract;
import org.mxshift.contract.ZoneUnderTest;

/** The contract of providers, all of it on one running server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealZoneContract implements ZoneContract {
  private RealZone zone;

  abstract NameServer start();

  Map<String, String> settings() {
    return Map.of();
  }

  @BeforeAll
  void open() {
    zone = new RealZone(start(), settings());
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
}
