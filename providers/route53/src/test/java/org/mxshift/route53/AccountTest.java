package org.mxshift.route53;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.route53.Hosted.NAME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Account;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;

/** Where credentials come from, and which settings are taken. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AccountTest {
  private static final String FILE = "aws.sharedCredentialsFile";

  private final Hosted hosted = new Hosted();

  @AfterEach
  void close() {
    hosted.close();
  }

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(Provider.class)).extracting(Provider::name).contains("route53");
  }

  @Test
  void takesTheSecretsOfTheAccount() throws ProviderException {
    Account account =
        account(Map.of(), Map.of("access_key", Hosted.READER, "secret_key", Hosted.SECRET));

    assertThat(open(account)).isTrue();
  }

  @Test
  void takesAProfileOrTheDefaultChainWhereThereAreNoSecrets(@TempDir Path folder)
      throws IOException, ProviderException {
    Path file =
        Files.writeString(
            folder.resolve("credentials"),
            "[default]\naws_access_key_id = unknown\naws_secret_access_key = x\n[mail]\n"
                + "aws_access_key_id = "
                + Hosted.WRITER
                + "\naws_secret_access_key = x\n");
    String before = System.setProperty(FILE, file.toString());
    try {
      assertThat(open(account(Map.of("profile", "mail"), Map.of()))).isTrue();
      denied(account(Map.of(), Map.of())).hasMessageContaining("InvalidClientTokenId");
      denied(account(Map.of("profile", "none"), Map.of())).hasMessageContaining("profile 'none'");
    } finally {
      System.setProperty(FILE, before);
    }
  }

  @Test
  void saysWhereItLookedForCredentialsInVain() {
    denied(account(Map.of(), Map.of()))
        .hasMessageContainingAll("'home'", "environment", "'access_key'");
  }

  @Test
  void refusesHalfAKeyAndUnknownSecrets() {
    denied(account(Map.of(), Map.of("access_key", "AKIA"))).hasMessageContaining("'secret_key'");
    denied(account(Map.of(), Map.of("session_token", "x"))).hasMessageContaining("'secret_key'");
    denied(account(Map.of(), Map.of("key", "x"))).hasMessageContaining("knows no secret 'key'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Planted\nSecret", "Planted Secret", "Planted\u00e9"})
  void refusesAKeyThatNoHeaderCanCarryWithoutShowingIt(String secret) {
    denied(account(Map.of(), Map.of("access_key", Hosted.WRITER, "secret_key", secret)))
        .hasMessageContaining("'secret_key'")
        .message()
        .doesNotContain("Planted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://route53.example.com",
        "ftp://127.0.0.1",
        "127.0.0.1:80",
        "https:///x",
        "a b",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com"
      })
  void sendsNoTokenInTheClearToAnotherMachine(String endpoint) {
    refused(Map.of("endpoint", endpoint), Map.of()).hasMessageContaining(endpoint);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    refused(Map.of("timeout", "0s"), Map.of()).hasMessageContaining("1s to 5m");
    refused(Map.of("timeout", "soon"), Map.of()).hasMessageContaining("soon");
    refused(Map.of("endpiont", "x"), Map.of()).hasMessageContainingAll("endpiont", "endpoint");
    refused(Map.of(), Map.of("zone", "x")).hasMessageContainingAll("'zone'", "'zone_id'");
    refused(Map.of(), Map.of("zone_id", "../Z1")).hasMessageContaining("../Z1");
  }

  private boolean open(Account account) throws ProviderException {
    try (var reader = new Route53Provider().reader(account, Hosted.zone())) {
      return reader.read(NAME, RecordType.MX).set().isAbsent();
    }
  }

  private AbstractThrowableAssert<?, ProviderException> denied(Account account) {
    return fails(Failure.DENIED, account, Hosted.zone());
  }

  private AbstractThrowableAssert<?, ProviderException> refused(
      Map<String, String> settings, Map<String, String> zone) {
    return fails(Failure.REFUSED, account(settings, Map.of()), new Zone(NAME, zone));
  }

  private AbstractThrowableAssert<?, ProviderException> fails(
      Failure failure, Account account, Zone zone) {
    ProviderException thrown =
        catchThrowableOfType(
            ProviderException.class,
            () -> new Route53Provider().reader(account, zone).read(NAME, RecordType.MX));
    assertThat(thrown).as("should fail").isNotNull();
    assertThat(thrown.failure()).as(thrown.getMessage()).isEqualTo(failure);
    return assertThat(thrown);
  }

  private Account account(Map<String, String> settings, Map<String, String> secrets) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("endpoint", hosted.fake.endpoint().toString());
    Map<String, Secret> hidden = new HashMap<>();
    secrets.forEach((name, value) -> hidden.put(name, new Secret(value)));
    return new Account("home", all, hidden);
  }
}
