package org.mxshift.powerdns;

import java.net.URI;
import java.util.Map;
import org.mxshift.contract.HostileAnswersContract;
import org.mxshift.spi.Account;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;

/** What stands in the place of the API is read as what it is: no answer. */
class HostileAnswersTest implements HostileAnswersContract {

  @Override
  public ZoneReader reader(URI endpoint) throws ProviderException {
    Account account = FakeServerZone.account(FakeServerZone.KEY, endpoint, "2s");
    return new PowerDnsProvider().reader(account, new Zone(ZONE, Map.of()));
  }
}
