package org.mxshift.googledns;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.contract.HostileAnswersContract;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.ZoneReader;

/** What stands in the place of the API is read as what it is: no answer. */
class HostileAnswersTest implements HostileAnswersContract {

  @Override
  public ZoneReader reader(URI endpoint) throws ProviderException {
    return new GoogleDnsProvider()
        .reader(AtGoogle.account(endpoint, Map.of("token", AtGoogle.WRITER), "2s"), AtGoogle.ZONE);
  }

  @Override
  public List<String> strange() {
    return Stream.of(
            "\"name\":\"no name\"",
            "\"name\":\"\"",
            "\"name\":\"../../\\u001b[2J\"",
            "\"name\":\"%zz\"",
            "\"name\":\"a\",\"nameServers\":[\"no name\",null]",
            "\"name\":{}")
        .map(field -> "{\"managedZones\":[{\"dnsName\":\"example.test.\"," + field + "}]}")
        .toList();
  }

  @Override
  public Optional<String> before(URI request) {
    return request.getPath().endsWith("/managedZones")
        ? Optional.of("{\"managedZones\":[{\"name\":\"a\",\"dnsName\":\"example.test.\"}]}")
        : Optional.empty();
  }
}
