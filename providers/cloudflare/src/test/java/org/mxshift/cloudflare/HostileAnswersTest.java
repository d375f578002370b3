package org.mxshift.cloudflare;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.contract.HostileAnswersContract;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;

/** What stands in the place of the API is read as what it is: no answer. */
class HostileAnswersTest implements HostileAnswersContract {

  @Override
  public ZoneReader reader(URI endpoint) throws ProviderException {
    return new CloudflareProvider().reader(CloudZone.impatient(endpoint), new Zone(ZONE, Map.of()));
  }

  @Override
  public List<String> strange() {
    return Stream.of(
            "\"name_servers\":[\"ann.ns.test\",\"\"]",
            "\"name_servers\":[\"no name\"]",
            "\"name_servers\":[null,7,{},[]]",
            "\"vanity_name_servers\":[\"\\u001b[2J\"]",
            "\"name_servers\":{\"a\":\"-\"}",
            "\"status\":\"\\u001b[2J\"",
            "\"type\":\"\\u001b[2J\"",
            "\"plan\":[]",
            "\"id\":\"../ %\"")
        .map(field -> "{\"name\":\"example.test\",\"id\":\"0123456789abcdef\"," + field + "}")
        .map(zone -> "{\"success\":true,\"result\":[" + zone + "]}")
        .toList();
  }

  @Override
  public Optional<String> before(URI request) {
    String id = "0123456789abcdef0123456789abcdef";
    return request.getPath().endsWith("/zones")
        ? Optional.of(
            "{\"success\":true,\"result\":[{\"id\":\"" + id + "\",\"name\":\"example.test\"}]}")
        : Optional.empty();
  }
}
