package org.mxshift.desec;

import java.net.URI;
import java.util.Set;
import org.mxshift.contract.HostileAnswersContract;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.ZoneReader;

/** What stands in the place of the API is read as what it is: no answer. */
class HostileAnswersTest implements HostileAnswersContract {

  @Override
  public ZoneReader reader(URI endpoint) throws ProviderException {
    return new DesecProvider()
        .reader(AtDesec.account(AtDesec.WRITER, endpoint, "2s"), AtDesec.ZONE);
  }

  @Override
  public Set<String> saysNothing() {
    return Set.of("[]", "[[],null,7,{}]");
  }
}
