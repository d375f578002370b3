package org.mxshift.settings;

import static java.util.function.Function.identity;

import java.nio.file.Path;
import java.util.List;
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

  static final List<String> SECRET = List.of("env", "file", "command");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9]{0,31}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final String PLACES =
      "write {env: NAME}, {file: PATH} or {command: [PROGRAM, WORD]}";

  private final Path folder;

  AccountReader(Path folder) {
    this.folder = folder;
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
            key, "a secret never stands in this file", "put it under secrets: " + PLACES);
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
                        key -> source(places, key).ifPresent(found -> secrets.put(key, found))));
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

  private Optional<SecretSource> source(Fields secrets, String key) {
    Optional<Fields> place = secrets.object(key).map(given -> given.only(SECRET, Map.of()));
    if (place.isPresent() && place.get().keys().size() != 1) {
      secrets.complain(key, "one place is needed, and no more", PLACES);
    }
    return place.flatMap(given -> source(given));
  }

  private Optional<SecretSource> source(Fields given) {
    return given
        .text("env", AccountReader::variable)
        .<SecretSource>map(SecretSource.FromEnvironment::new)
        .or(
            () ->
                given
                    .text("file", text -> LayerReader.path(folder, text))
                    .map(SecretSource.FromFile::new))
        .or(() -> given.list("command", identity()).flatMap(words -> command(given, words)));
  }

  private static String variable(String text) {
    if (!VARIABLE.matcher(text).matches()) {
      throw new IllegalArgumentException("this is no variable; write its name, without $");
    }
    return text;
  }

  private Optional<SecretSource> command(Fields given, List<String> words) {
    if (words.isEmpty() || words.get(0).isBlank()) {
      given.complain("command", "no program is named", "write [PROGRAM, WORD, ...]");
      return Optional.empty();
    }
    return Optional.of(new SecretSource.FromCommand(words, folder));
  }
}
