package org.mxshift.acceptance;

import java.util.Map;

/** The contract on BIND 9 with the SOA compared as well. */
class BindSoaContractTest extends RealZoneContract {
  @Override
  NameServer start() {
    return Bind.primary(RealZone.TEXT).start();
  }

  @Override
  Map<String, String> settings() {
    return Map.of("cas", "soa");
  }
}
