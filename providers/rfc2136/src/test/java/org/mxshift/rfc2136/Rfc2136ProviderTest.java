package org.mxshift.rfc2136;

import static org.mxshift.claims.Claims.assertThat;

import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Name;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Server;
import org.mxshift.spi.Zone;

class Rfc2136ProviderTest {
  private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
  private static final Approval APPROVAL = new Approval("approved");

  private final Provider provider = new Rfc2136Provider();

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(Provider.class)).extracting(Provider::name).contains("rfc2136");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sever  | ns1.example | knows no 'sever'; did you mean 'server'? (known here: algorithm,",
        "Server | ns1.example | did you mean 'server'?",
        "tsig   | x           | knows no 'tsig'; known here: algorithm, cas, key, server, timeout",
        "key    | x           | needs 'server': the primary, as host or host:port",
        "server | a b         | 'server: a b' names several; write the primary, as host, host:port or",
        "server | ns1:0       | 'server: ns1:0' is no host",
        "server | ns1:65536   | 'server: ns1:65536' is no host",
        "server | ns1:53:53   | 'server: ns1:53:53' is no host",
      })
  void refusesWhatItDoesNotUnderstand(String key, String value, String message) {
    Refusal.of(Failure.REFUSED, () -> provider.reader(account(SECRET), zone(key, value)))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "cas, zone, 'cas: zone' is neither rrset nor soa",
    "timeout, 0s, 'timeout: 0s' is not a time from 1s to 5m",
    "timeout, 6m, 'timeout: 6m' is not a time from 1s to 5m",
    "timeout, soon, 'timeout: soon' is not a time from 1s to 5m",
    "algorithm, rot13, 'algorithm: rot13' is unknown",
    "key, a..b, 'key: a..b' is no key name",
  })
  void refusesAValueThatIsNone(String key, String value, String message) {
    Map<String, String> settings =
        key.equals("key")
            ? Map.of("server", "ns1.example", key, value)
            : Map.of("server", "ns1.example", "key", "k", key, value);
    Zone zone = new Zone(Name.of("example.test"), settings);
    Refusal.of(Failure.REFUSED, () -> provider.reader(account(SECRET), zone))
        .hasMessageContaining(message.replace("''", "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "ns1.example, ns1.example",
    "ns1.example:53, ns1.example",
    "ns1.example:5353, ns1.example:5353",
    "192.0.2.1:54, 192.0.2.1:54",
    "2001:db8::1, 2001:db8::1",
    "[2001:db8::1]:54, [2001:db8::1]:54",
  })
  void readsWhereAServerListens(String typed, String shown) {
    assertThat(Server.parse(typed)).hasToString(shown);
  }

  @Test
  void thePlanWinsOverTheAccount() throws ProviderException {
    Account account = new Account("home", Map.of("server", "a.example", "cas", "soa"), Map.of());
    Settings settings = Settings.of(account, zone("server", "b.example"));
    assertThat(settings.server()).isEqualTo(new Server("b.example", 53));
    assertThat(settings.comparison()).isEqualTo(Comparison.SOA);
    assertThat(settings.tsig()).isEmpty();
  }

  @Test
  void anUnknownSettingOfTheAccountIsRefusedToo() {
    Account account = new Account("home", Map.of("kee", "x"), Map.of());
    Refusal.of(Failure.REFUSED, () -> provider.reader(account, zone("server", "a.example")))
        .hasMessageContaining("account 'home': rfc2136 knows no 'kee'")
        .hasMessageContaining("did you mean 'key'?");
  }

  @Test
  void doesNotWriteUnsigned() {
    Account account = new Account("home", Map.of(), Map.of());
    Refusal.of(
            Failure.DENIED, () -> provider.writer(account, zone("server", "a.example"), APPROVAL))
        .hasMessage(
            "updates of example.test are signed, and account 'home' has no TSIG key; give 'key'"
                + " (its name) and the secret 'secret' (base64)");
  }

  @ParameterizedTest
  @CsvSource({"no*base*64*whatsoever", "c2VjcmV0LXNlY3JldC1zZWNyZXQ=c2Vj"})
  void aSecretThatIsNoBase64IsNotEchoed(String secret) {
    Zone zone = new Zone(Name.of("example.test"), Map.of("server", "a.example", "key", "k"));
    Refusal.of(Failure.DENIED, () -> provider.writer(account(secret), zone, APPROVAL))
        .hasMessageContaining("the TSIG secret of account 'home' is not base64")
        .hasMessageNotContaining(secret.substring(0, 4))
        .hasNoCause();
  }

  private static Account account(String secret) {
    return new Account("home", Map.of(), Map.of("secret", new Secret(secret)));
  }

  private static Zone zone(String key, String value) {
    return new Zone(Name.of("example.test"), Map.of(key, value));
  }
}
