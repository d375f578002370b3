package org.mxshift.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mxshift.model.Nearest;
import org.mxshift.model.TimeText;

/**
 * What an account and a plan's zone say to one provider, read key by key.
 *
 * <p>Whatever cannot be read is complained of by the account or zone that says it, the key, and
 * what to write there. Nothing here shows a secret.
 */
public final class Options {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** What goes into an HTTP header unharmed. */
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

  private final Vocabulary words;
  private final Account account;
  private final Zone zone;

  Options(Vocabulary words, Account account, Zone zone) throws ProviderException {
    this.words = words;
    this.account = account;
    this.zone = zone;
    checkKnown(Failure.REFUSED, zoneText(), zone.settings().keySet(), "", words.zone());
    checkKnown(Failure.REFUSED, accountText(), account.settings().keySet(), "", words.account());
    checkKnown(
        Failure.DENIED, accountText(), account.secrets().keySet(), "secret ", words.secrets());
  }

  /** The account as messages name it. */
  public String account() {
    return account.name();
  }

  /** A text; the plan's word goes before the account's. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(zone.settings().get(key))
        .or(() -> Optional.ofNullable(account.settings().get(key)));
  }

  /**
   * A text of a certain form.
   *
   * @param what the form in words, such as {@code the id of a zone, which is 32 hex digits}
   * @throws ProviderException when it is of another form
   */
  public Optional<String> text(String key, Pattern form, String what) throws ProviderException {
    Optional<String> given = text(key);
    if (given.isPresent() && !form.matcher(given.get()).matches()) {
      throw wrong(key, "is not " + what);
    }
    return given;
  }

  /**
   * An address to call: https, or http on this machine, since secrets go with every call. It ends
   * with a slash and has neither a user nor a query.
   *
   * @throws ProviderException when it is no such address
   */
  public Optional<URI> address(String key) throws ProviderException {
    Optional<String> given = text(key);
    Optional<URI> address = given.flatMap(text -> safe(text.endsWith("/") ? text : text + "/"));
    if (given.isPresent() && address.isEmpty()) {
      throw wrong(key, "is neither an https address nor http on this machine");
    }
    return address;
  }

  /**
   * The same for an address that came otherwise, such as inside a key file.
   *
   * @param text an address, with or without a slash at its end
   */
  public static Optional<URI> safe(String text) {
    try {
      URI uri = URI.create(text);
      String host = Optional.ofNullable(uri.getHost()).orElse("");
      boolean hidden = "https".equals(uri.getScheme()) && !host.isEmpty();
      boolean local = "http".equals(uri.getScheme()) && LOOPBACK.contains(host);
      boolean bare =
          uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
      return (hidden || local) && bare ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * DNS servers, with commas or blanks between; none where the key is missing.
   *
   * @throws ProviderException when one of them is no server
   */
  public List<Server> servers(String key) throws ProviderException {
    try {
      return Stream.of(text(key).orElse("").split("[,\\s]+"))
          .filter(one -> !one.isEmpty())
          .map(Server::parse)
          .toList();
    } catch (IllegalArgumentException e) {
      throw wrong(key, "is no host, host:port or [address]:port");
    }
  }

  /**
   * The key {@code timeout}: a second to five minutes.
   *
   * @throws ProviderException when it is no such time
   */
  public Duration timeout(Duration otherwise) throws ProviderException {
    return time("timeout", SHORTEST, LONGEST).orElse(otherwise);
  }

  /**
   * A length of time.
   *
   * @throws ProviderException when it is none, or shorter or longer than these
   */
  public Optional<Duration> time(String key, Duration least, Duration most)
      throws ProviderException {
    try {
      Optional<Duration> time = text(key).map(TimeText::parse);
      if (time.filter(t -> t.compareTo(least) < 0 || t.compareTo(most) > 0).isEmpty()) {
        return time;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the limits.
    }
    throw wrong(key, "is not a time from " + TimeText.print(least) + " to " + TimeText.print(most));
  }

  /** A secret as it was given, line ends and all. */
  public Optional<Secret> secret(String key) {
    return Optional.ofNullable(account.secrets().get(key));
  }

  /**
   * A secret that goes into an HTTP header, without the blanks around it.
   *
   * @throws ProviderException when it could not go there unharmed
   */
  public Optional<Secret> token(String key) throws ProviderException {
    Optional<String> given = secret(key).map(secret -> secret.reveal().strip());
    if (given.isPresent() && !PRINTABLE.matcher(given.get()).matches()) {
      throw ProviderException.denied(
          accountText()
              + ": the secret '"
              + key
              + "' is empty, or has a space, a line end or another character that none has");
    }
    return given.map(Secret::new);
  }

  /**
   * The complaint that something must be there and is not; one of several secrets is enough.
   *
   * @param keys of the plan or the account, or of the account's secrets
   */
  public ProviderException missing(String... keys) {
    String key = keys[0];
    if (words.secrets().containsKey(key)) {
      List<String> asked =
          Stream.of(keys).map(one -> "'" + one + "'; give " + words.secrets().get(one)).toList();
      String secrets = String.join(", or ", asked);
      return ProviderException.denied(
          accountText() + " has no secret " + secrets + ", by env, file or command");
    }
    boolean planned = words.zone().containsKey(key);
    return ProviderException.refused(
        (planned ? zoneText() : accountText())
            + " needs '"
            + key
            + "': "
            + (planned ? words.zone() : words.account()).get(key));
  }

  /** A complaint of a value that was given. */
  public ProviderException wrong(String key, String why) {
    String where = zone.settings().containsKey(key) ? zoneText() : accountText();
    String shown = text(key).orElse("").replaceAll("//[^/@]*@", "//***@");
    return ProviderException.refused(where + ": '" + key + ": " + shown + "' " + why);
  }

  private void checkKnown(
      Failure failure,
      String where,
      Collection<String> given,
      String what,
      Map<String, String> known)
      throws ProviderException {
    for (String key : new TreeSet<>(given)) {
      if (!known.containsKey(key)) {
        String advice =
            known.isEmpty() ? "there is none" : Nearest.of(key, List.copyOf(known.keySet()));
        throw new ProviderException(
            failure,
            where + ": " + words.provider() + " knows no " + what + "'" + key + "'; " + advice);
      }
    }
  }

  private String accountText() {
    return "account '" + account.name() + "'";
  }

  private String zoneText() {
    return "the zone " + zone.name();
  }
}
