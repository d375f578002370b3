package org.mxshift.settings;

import static java.util.function.Function.identity;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mxshift.plan.Fields;
import org.mxshift.plan.SecretKeys;
import org.mxshift.spi.Rate;

/** Reads one of {@code accounts}. */
final class AccountReader {

  /** What is ours in an account; everything else is the provider's. */
  private static final Set<String> OURS = Set.of("provider", "secrets", "owner", "calls");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9]{0,31}");

  private final SourceReader sources;

  AccountReader(Path folder) {
    this.sources = new SourceReader(folder);
  }

  Optional<AccountSettings> read(Fields accounts, String name) {
    if (!NAME.matcher(name).matches()) {
      accounts.complain(name, "this is no name for an account", "use letters, digits, . _ and -");
    }
    return accounts.object(name).map(given -> account(name, given));
  }

  private AccountSettings account(String name, Fields given) {
    given.requires("provider", "provider: rfc2136");
    String provider = given.text("provider", AccountReader::provider).orElse("");
    Map<String, String> settings = new TreeMap<>();
    for (String key : given.keys()) {
      if (SecretKeys.matches(key) && !key.equals("secrets")) {
        given.complain(
            key,
            "a secret never stands in this file",
            "put it under secrets: " + SourceReader.PLACES);
      } else if (!OURS.contains(key)) {
        given.value(key, identity()).ifPresent(value -> settings.put(key, value));
      }
    }
    Map<String, SecretSource> secrets = new TreeMap<>();
    given
        .object("secrets")
        .ifPresent(
            places ->
                places
                    .keys()
                    .forEach(
                        key ->
                            sources.read(places, key).ifPresent(found -> secrets.put(key, found))));
    String owner = given.text("owner", AccountReader::owner).orElse(name);
    return new AccountSettings(
        name, provider, settings, secrets, owner, given.text("calls", Rate::parse));
  }

  private static String provider(String text) {
    if (!PROVIDER.matcher(text).matches()) {
      throw new IllegalArgumentException("no provider has such a name; write one such as rfc2136");
    }
    return text;
  }

  private static String owner(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("this names no owner; use letters, digits, . _ and -");
    }
    return text;
  }
}
