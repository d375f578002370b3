package org.mxshift.acceptance;

/** The contract on Knot DNS. */
class KnotContractTest extends RealZoneContract {
  @Override
  NameServer start() {
    return Knot.start(RealZone.TEXT);
  }
}
