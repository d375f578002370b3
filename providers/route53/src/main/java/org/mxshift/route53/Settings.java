package org.mxshift.route53;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mxshift.spi.Account;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;

/**
 * How to reach one zone.
 *
 * @param options where the credentials are found
 * @param zoneId names the zone where its name does not
 * @param endpoint where to call instead of AWS, for tests and private endpoints
 * @param timeout for one call, connecting included; a second to five minutes
 */
record Settings(
    Options options, Optional<String> zoneId, Optional<URI> endpoint, Duration timeout) {

  static final Vocabulary WORDS =
      new Vocabulary(
          "route53",
          Map.of("zone_id", "the hosted zone's id, such as Z08...; needed where two have one name"),
          Map.of(
              "profile", "a profile of ~/.aws/config, instead of the default credentials",
              "endpoint", "where to call instead of AWS; https, or http on this machine",
              "timeout", "for one call; 20s if not said otherwise",
              "region", "of no meaning here: Route 53 has one endpoint for the world"),
          Map.of(
              "access_key", "the id of an access key",
              "secret_key", "the access key itself",
              "session_token", "of temporary credentials"));

  private static final Pattern ID = Pattern.compile("(/?hostedzone/)?Z[0-9A-Z]{1,31}");

  static Settings of(Account account, Zone zone) throws ProviderException {
    Options options = WORDS.read(account, zone);
    return new Settings(
        options,
        options
            .text("zone_id", ID, "the id of a hosted zone, such as Z0123456ABC")
            .map(id -> id.replaceFirst("^/?hostedzone/", "")),
        options.address("endpoint"),
        options.timeout(Duration.ofSeconds(20)));
  }

  /** The account as messages name it. */
  String account() {
    return options.account();
  }

  Optional<String> profile() {
    return options.text("profile");
  }
}
