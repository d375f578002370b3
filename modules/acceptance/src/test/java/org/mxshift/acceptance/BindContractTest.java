package org.mxshift.acceptance;

/** The contract on BIND 9. */
class BindContractTest extends RealZoneContract {
  @Override
  NameServer start() {
    return Bind.primary(RealZone.TEXT).start();
  }
}
