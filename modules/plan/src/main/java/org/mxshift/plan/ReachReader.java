package org.mxshift.plan;

import static java.util.function.Function.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mxshift.model.PublicKey;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordType;

/** Reads the parts of {@code verify} that say how mailboxes are reached. */
final class ReachReader {

  private static final String PLACES =
      "write {env: NAME}, {file: PATH} or {command: [PROGRAM, WORD]}";

  private static final Pattern FOUR =
      Pattern.compile("(?:(?:25[0-5]|(?:2[0-4]|1[0-9]|[1-9]|)[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern SIX = Pattern.compile("(?=.*:)[0-9a-fA-F:]{2,45}");

  private ReachReader() {}

  static Reach read(Fields verify) {
    return new Reach(
        verify.object("inbox").flatMap(ReachReader::inbox),
        verify.object("bounces").flatMap(ReachReader::inbox),
        verify.text("via", text -> ServerUrl.parse(text, Reach.PROXY_PORTS)),
        verify.object("relay").flatMap(ReachReader::relay),
        verify.list("exits", ReachReader::exit).orElse(List.of()),
        verify.list("probers", PublicKey::parse).orElse(List.of()));
  }

  private static Optional<Inbox> inbox(Fields given) {
    given.only(Keys.INBOX, Keys.LATER).requires("url", "url: imaps://imap.example.com");
    Optional<ServerUrl> url = given.text("url", text -> ServerUrl.parse(text, Inbox.PORTS));
    Optional<Login> login = login(given);
    return url.flatMap(at -> login.map(who -> new Inbox(at, who)));
  }

  private static Optional<Relay> relay(Fields given) {
    given.only(Keys.INBOX, Keys.LATER).requires("url", "url: smtps://smtp.example.com");
    Optional<ServerUrl> url = given.text("url", text -> ServerUrl.parse(text, Relay.PORTS));
    Optional<Login> login = login(given);
    return url.flatMap(at -> login.map(who -> new Relay(at, who)));
  }

  private static Optional<Login> login(Fields given) {
    given.requires("user", "user: probe@example.com");
    Optional<String> user = given.text("user", ReachReader::line);
    if (given.has("password") == given.has("token")) {
      given.complain(
          given.has("token") ? "token" : "user",
          "a password or a token is needed, and not both",
          "write password: or token: {file: PATH}");
      return Optional.empty();
    }
    Login.Means means = given.has("token") ? Login.Means.TOKEN : Login.Means.PASSWORD;
    Optional<SecretRef> secret = secret(given, means == Login.Means.TOKEN ? "token" : "password");
    return user.flatMap(who -> secret.map(ref -> new Login(who, means, ref)));
  }

  private static Optional<SecretRef> secret(Fields given, String key) {
    if (given.node(key).orElse(null) instanceof Node.Scalar) {
      given.complain(key, "a secret never stands in a plan", PLACES);
      return Optional.empty();
    }
    Optional<Fields> place = given.object(key).map(it -> it.only(Keys.SECRET, Map.of()));
    if (place.isPresent() && place.get().keys().size() != 1) {
      given.complain(key, "one place is needed, and no more", PLACES);
    }
    return place.flatMap(ReachReader::secret);
  }

  private static Optional<SecretRef> secret(Fields place) {
    return place
        .text("env", name -> new SecretRef(SecretRef.Place.ENV, List.of(name)))
        .or(() -> place.text("file", path -> new SecretRef(SecretRef.Place.FILE, List.of(path))))
        .or(() -> place.list("command", identity()).flatMap(words -> command(place, words)));
  }

  private static Optional<SecretRef> command(Fields place, List<String> words) {
    try {
      return Optional.of(new SecretRef(SecretRef.Place.COMMAND, words));
    } catch (IllegalArgumentException e) {
      place.complain("command", "no program is named", "write [PROGRAM, WORD, ...]");
      return Optional.empty();
    }
  }

  private static String exit(String text) {
    String address = Rdata.parse(RecordType.AAAA, text).text();
    if (!FOUR.matcher(address).matches() && !SIX.matcher(address).matches()) {
      throw new IllegalArgumentException("this is no address; write one such as 192.0.2.1");
    }
    return address;
  }

  private static String line(String text) {
    if (text.isBlank() || text.length() > 320 || !Scalars.printable(text)) {
      throw new IllegalArgumentException("this is no user; write the account's name in one line");
    }
    return text;
  }
}
