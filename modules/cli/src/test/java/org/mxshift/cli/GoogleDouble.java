package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.sandbox.ApiSet;
import org.mxshift.sandbox.GoogleDnsFake;
import org.mxshift.spi.Account;

/**
 * One managed zone of Google Cloud DNS, where a change is told to all servers within 40 seconds.
 * Who calls has a token, which each asking for the account renews as a command would, or a key.
 */
final class GoogleDouble extends ApiDouble {
  private static final Duration USUAL = Duration.ofSeconds(40);
  private static final String ZONE = "mail-zone";
  private static final String TOKEN = "ya29.PlantedToken0123456789";
  private static final String ROBOT = "robot@mail-project.test";

  private final GoogleDnsFake fake;
  private final String domain;
  private final Optional<KeyPair> pair;
  private final Optional<KeyPair> other;
  private boolean writes = true;

  private GoogleDouble(
      InstantSource clock, String name, Duration spreading, Optional<KeyPair> pair) {
    super(name);
    this.domain = name + ".";
    this.pair = pair;
    this.other = pair.map(own -> pair());
    try {
      fake = GoogleDnsFake.start("mail-project", clock, spreading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fake.zone(ZONE, domain, "public");
    admit(true);
    delegated();
  }

  static GoogleDouble withToken(InstantSource clock, String name) {
    return new GoogleDouble(clock, name, USUAL, Optional.empty());
  }

  /** With a token, and changes that take that long to be everywhere. */
  static GoogleDouble slow(InstantSource clock, String name, Duration spreading) {
    return new GoogleDouble(clock, name, spreading, Optional.empty());
  }

  /** On the machine's clock, by which the provider signs. */
  static GoogleDouble withKey(InstantSource clock, String name) {
    return new GoogleDouble(clock, name, USUAL, Optional.of(pair()));
  }

  @Override
  public String provider() {
    return "googledns";
  }

  @Override
  public Account account() {
    admit(writes);
    return pair.map(own -> account("office", settings(), "key", file(own)))
        .orElseGet(() -> account("office", settings(), "token", TOKEN));
  }

  @Override
  public Account stranger() {
    return other
        .map(own -> account("other", settings(), "key", file(own)))
        .orElseGet(
            () -> account("other", settings(), "token", "ya29.PlantedTokenOfNobody0123456789"));
  }

  private Map<String, String> settings() {
    String endpoint = fake.endpoint().toString();
    return Map.of("endpoint", endpoint, "timeout", "20s", "project", "mail-project");
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      // As short as signing allows: a longer one takes seconds to find.
      generator.initialize(1024);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String file(KeyPair own) {
    return JsonMapper.builder()
        .build()
        .createObjectNode()
        .put("type", "service_account")
        .put("private_key_id", "k1")
        .put(
            "private_key",
            "-----BEGIN PRIVATE KEY-----\n" + body(own) + "\n-----END PRIVATE KEY-----\n")
        .put("client_email", ROBOT)
        .put("token_uri", fake.tokenUri().toString())
        .toString();
  }

  private static String body(KeyPair own) {
    return Base64.getEncoder().encodeToString(own.getPrivate().getEncoded());
  }

  /** Nobody keeps a whole file: pieces of the key, signed wishes, and tokens that were given. */
  @Override
  public List<String> planted() {
    String wish = Base64.getUrlEncoder().encodeToString("{\"alg\":\"RS256\",".getBytes(UTF_8));
    return pair.map(
            own -> List.of(body(own).substring(40, 80), wish.substring(0, 16), "ya29.fake-"))
        .orElseGet(() -> List.of(TOKEN));
  }

  @Override
  void next(String kind, ApiFault... faults) {
    fake.next(kind, faults);
  }

  @Override
  String read() {
    return "rrsets";
  }

  @Override
  public String write() {
    return "change";
  }

  @Override
  ApiSet set(SetKey key) {
    return fake.set(ZONE, key.owner().absolute(), key.type().mnemonic());
  }

  @Override
  void put(RecordSet set, List<String> values) {
    fake.edit(ZONE, set.owner().absolute(), set.type().mnemonic(), set.ttl().seconds(), values);
  }

  @Override
  long version() {
    return fake.version(ZONE);
  }

  @Override
  public Map<String, Integer> calls() {
    return fake.calls();
  }

  @Override
  public boolean compares() {
    return true;
  }

  @Override
  public Optional<String> addNamesake() {
    fake.zone("second-zone", domain, "public");
    return Optional.of("managed_zone");
  }

  @Override
  public void admit(boolean right) {
    writes = right;
    if (pair.isPresent()) {
      fake.admit(ROBOT, pair.get().getPublic(), right);
    } else {
      fake.admit(TOKEN, right);
    }
  }

  @Override
  public void close() {
    fake.close();
  }
}
