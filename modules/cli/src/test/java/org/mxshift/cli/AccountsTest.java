package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Bucket;
import org.mxshift.plan.Plans;
import org.mxshift.settings.AccountSettings;
import org.mxshift.spi.Account;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Rate;
import org.mxshift.spi.Secret;
import org.mxshift.spi.ZoneReader;

/** Whose credentials are used, and for which zone; several of one provider are told by name. */
class AccountsTest {

  private final Buckets buckets = new Buckets(InstantSource.fixed(Instant.EPOCH));

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOGLEDNS_BY_KEY")
  void whoCallsAndWhichZoneMustBeClear(Host host, @Scratch Path directory) throws Exception {
    try (HostDesk at =
        new HostDesk(directory, host.start(InstantSource.system(), MailWorld.DOMAIN))) {
      Desk.Screen office = plan(at, at.plan("office"));
      assertThat(office.code()).as(office.all()).isEqualTo(ExitCode.OK);
      assertThat(office.out()).contains("MAIL MOVES HERE");
      Desk.Screen other = plan(at, at.plan("other"));
      assertThat(other.code()).as(other.all()).isEqualTo(ExitCode.CREDENTIALS);
      assertThat(other.all()).contains("account 'other'");
      Desk.Screen nobody = plan(at, at.plan("nobody"));
      assertThat(nobody.code()).as(nobody.all()).isEqualTo(ExitCode.CREDENTIALS);
      assertThat(nobody.all()).contains("there is no account 'nobody'; known: office, other");
      aMissingZone(at);
      ofTwoZonesOneIsToBeNamed(at);
      assertThat(at.host.written()).isZero();
    }
  }

  private static void aMissingZone(HostDesk at) {
    String text = at.plan("office").replace(MailWorld.DOMAIN, "old-host.test");
    Desk.Screen missing = plan(at, text);
    assertThat(missing.code()).as(missing.all()).isEqualTo(ExitCode.INVALID);
    assertThat(missing.all()).contains("old-host.test");
  }

  private static void ofTwoZonesOneIsToBeNamed(HostDesk at) {
    Optional<String> word = at.host.addNamesake();
    if (word.isPresent()) {
      Desk.Screen two = plan(at, at.plan("office"));
      assertThat(two.code()).as(two.all()).isEqualTo(ExitCode.INVALID);
      assertThat(two.all()).contains("'" + word.get());
    }
  }

  private static Desk.Screen plan(HostDesk at, String text) {
    return at.desk().file("p.yaml", text).run("plan ./p.yaml --seal");
  }

  /** All migrations of a process, whatever they call the credentials. */
  @Test
  void whatOneAccountHasUsedUpIsGoneForAnotherWithItsToken(@Scratch Path directory)
      throws Exception {
    try (HostDouble host = Host.CLOUDFLARE.start(InstantSource.system(), MailWorld.DOMAIN)) {
      Desk desk = new Desk(directory);
      StringBuilder accounts = new StringBuilder("accounts:\n");
      for (String name : List.of("one", "same", "other")) {
        Account of = name.equals("other") ? host.stranger() : host.account();
        desk.variable(name, of.secrets().get("token").reveal());
        accounts.append("  %s: {provider: cloudflare, calls: 2/1h,".formatted(name));
        accounts.append(" endpoint: \"%s\",".formatted(of.settings().get("endpoint")));
        accounts.append(" secrets: {token: {env: %s}}}\n".formatted(name));
      }
      Wiring process = desk.file("mxshift.yaml", accounts.toString()).wiring();
      assertThat(read(process, "one")).isEmpty();
      int calls = host.all();
      assertThat(read(process, "same")).hasValueSatisfying(e -> says(e, "no calls left"));
      assertThat(host.all()).isEqualTo(calls);
      assertThat(read(process, "other")).hasValueSatisfying(e -> says(e, "Invalid access token"));
      assertThat(read(desk.wiring(), "same")).as("another process").isEmpty();
    }
  }

  private static Optional<ProviderException> read(Wiring process, String account) throws Exception {
    String text =
        MailWorld.plan().replace("zone: {provider: rfc2136}", "zone: {account: " + account + "}");
    try (ZoneReader reader = process.zones().reader(Plans.read("p.yaml", text.getBytes(UTF_8)))) {
      reader.read(HostedRun.DOMAIN, HostedRun.MX.type());
      return Optional.empty();
    } catch (ProviderException e) {
      return Optional.of(e);
    }
  }

  private static void says(ProviderException e, String words) {
    assertThat(e).hasMessageContaining(words);
  }

  @Test
  void oneOwnerHasOneBucketWhateverTheAccount() {
    Bucket bucket = bucket("a", "cloudflare", "ops", "T1");
    assertThat(bucket("b", "cloudflare", "ops", "T2")).as("an owner's").isSameAs(bucket);
    assertThat(bucket("c", "cloudflare", "c", "T1")).as("a token's").isSameAs(bucket);
    assertThat(bucket("d", "cloudflare", "d", "T2")).as("the other token's").isSameAs(bucket);
    assertThat(bucket("e", "cloudflare", "e", "T3")).isNotSameAs(bucket);
    assertThat(bucket("a", "route53", "ops", "T1")).as("another host's").isNotSameAs(bucket);
    assertThat(bucket("f", "route53", "f", "")).isNotSameAs(bucket("g", "route53", "g", ""));
  }

  private Bucket bucket(String name, String provider, String owner, String token) {
    AccountSettings account =
        new AccountSettings(name, provider, Map.of(), Map.of(), owner, Optional.empty());
    Map<String, Secret> secrets = token.isEmpty() ? Map.of() : Map.of("token", new Secret(token));
    return buckets.of(account, secrets, List.of(Rate.parse("1200/5m")));
  }
}
