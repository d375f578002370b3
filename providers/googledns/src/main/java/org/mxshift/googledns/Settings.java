package org.mxshift.googledns;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.security.GeneralSecurityException;
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
 * How to reach one zone: with a ready token, or with a key that signs for one.
 *
 * @param account as messages name it
 * @param project whose zones these are
 * @param managedZone names the zone where its domain does not
 * @param endpoint of the API; ends with a slash
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
  private static final String ZONE = "the zone's name; needed where two are of one domain";

  static final Vocabulary WORDS =
      new Vocabulary(
          "googledns",
          Map.of("project", PROJECT, "managed_zone", ZONE),
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
    Optional<KeyFile> key = token.isPresent() ? Optional.empty() : key(options);
    if (token.isEmpty() && key.isEmpty()) {
      throw options.missing("key", "token");
    }
    Optional<String> project = options.text("project", ID, "the id of a project");
    return new Settings(
        account.name(),
        token,
        key,
        project
            .or(() -> key.map(KeyFile::project).filter(id -> !id.isEmpty()))
            .orElseThrow(() -> options.missing("project")),
        options.text("managed_zone", ID, "the name of a managed zone"),
        options.address("endpoint").orElse(API),
        options.timeout(Duration.ofSeconds(20)));
  }

  /** Causes of what is no key are left out: they quote it. */
  private static Optional<KeyFile> key(Options options) throws ProviderException {
    Optional<Secret> given = options.secret("key");
    try {
      return given.isEmpty() ? Optional.empty() : Optional.of(KeyFile.read(given.get().reveal()));
    } catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException e) {
      throw ProviderException.denied(
          "account '"
              + options.account()
              + "': the secret 'key' is not the JSON key of a service account; give the whole file"
              + " that 'gcloud iam service-accounts keys create' writes");
    }
  }
}
