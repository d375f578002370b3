package org.mxshift.acceptance;

/** The contract on PowerDNS. */
class PowerDnsContractTest extends RealZoneContract {
  @Override
  NameServer start() {
    return PowerDns.start(RealZone.TEXT);
  }
}
