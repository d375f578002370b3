package org.mxshift.googledns;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mxshift.spi.Account;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;

/**
 * How to reach one zone.
 *
 * @param account as messages name it
 * @param token a ready one; empty when there is a key
 * @param key signs for a token; empty when there is a ready one
 * @param project whose zones these are
 * @param managedZone names the zone where its domain does not
 * @param endpoint of the API; ends with a slash
 * @param timeout for one call, connecting included; a second to five minutes
 */
record Settings(
    String account,
    Optional<Secret> token,
    Optional<KeyFile> key,
    String project,
    Optional<String> managedZone,
    URI endpoint,
    Duration timeout) {

  private static final String PROJECT = "the project's id; the key's own if not said otherwise";

  static final Vocabulary WORDS =
      new Vocabulary(
          "googledns",
          Map.of(
              "project",
              PROJECT,
              "managed_zone",
              "the zone's name in the project; needed where two are of one domain"),
          Map.of(
              "project", PROJECT,
              "endpoint", "where to call instead of Google; https, or http on this machine",
              "timeout", "for one call; 20s if not said otherwise"),
          Map.of(
              "key", "the JSON key of a service account that may change the zone's record sets",
              "token", "a ready access token, such as gcloud auth print-access-token prints"));

  /** What projects and managed zones are called. */
  static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.:-]{0,62}");

  private static final URI API = URI.create("https://dns.googleapis.com/dns/v1/");

  static Settings of(Account account, Zone zone) throws ProviderException {
    Options options = WORDS.read(account, zone);
    Optional<Secret> token = options.token("token");
    Optional<KeyFile> key = token.isPresent() ? Optional.empty() : KeyFile.of(options, "key");
    if (token.isEmpty() && key.isEmpty()) {
      throw options.missing("key", "token");
    }
    return new Settings(
        account.name(),
        token,
        key,
        options
            .text("project", ID, "the id of a project")
            .or(() -> key.flatMap(KeyFile::project))
            .orElseThrow(() -> options.missing("project")),
        options.text("managed_zone", ID, "the name of a managed zone"),
        options.address("endpoint").orElse(API),
        options.timeout(Duration.ofSeconds(20)));
  }
}
