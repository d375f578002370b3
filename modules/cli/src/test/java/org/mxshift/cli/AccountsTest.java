package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.engine.Bucket;
import org.mxshift.settings.AccountSettings;
import org.mxshift.spi.Rate;

/** Several credentials of one provider, chosen by name. */
class AccountsTest {

  static HostDouble host(String name) {
    return name.equals("route53")
        ? new Route53Double(InstantSource.system(), MailWorld.DOMAIN)
        : new CloudflareDouble(InstantSource.system(), MailWorld.DOMAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"route53", "cloudflare"})
  void aPlanSaysWithWhoseCredentials(String name, @TempDir Path directory) throws Exception {
    try (HostDesk at = new HostDesk(directory, host(name))) {
      at.desk().file("office.yaml", at.plan("office")).file("other.yaml", at.plan("other"));
      at.desk().file("nobody.yaml", at.plan("nobody"));
      Desk.Screen office = at.desk().run("plan ./office.yaml");
      assertThat(office.code()).as(office.all()).isEqualTo(ExitCode.OK);
      assertThat(office.out()).contains("MAIL MOVES HERE");
      Desk.Screen other = at.desk().run("plan ./other.yaml --seal");
      assertThat(other.code()).as(other.all()).isEqualTo(ExitCode.CREDENTIALS);
      Desk.Screen nobody = at.desk().run("plan ./nobody.yaml --seal");
      assertThat(nobody.code()).as(nobody.all()).isEqualTo(ExitCode.CREDENTIALS);
      assertThat(nobody.all()).contains("there is no account 'nobody'; known: office, other");
      assertThat(at.host.written()).isZero();
    }
  }

  @Test
  void oneOwnerHasOneBucketWhateverTheAccount() {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    Buckets buckets = new Buckets(clock);
    List<Rate> usual = List.of(Rate.parse("1200/5m"));
    Bucket bucket = buckets.of(account("a", "cloudflare", "ops"), usual);
    assertThat(buckets.of(account("b", "cloudflare", "ops"), usual)).isSameAs(bucket);
    assertThat(buckets.of(account("a", "route53", "ops"), usual)).isNotSameAs(bucket);
    assertThat(buckets.of(account("a", "cloudflare", "a"), usual)).isNotSameAs(bucket);
  }

  private static AccountSettings account(String name, String provider, String owner) {
    return new AccountSettings(name, provider, Map.of(), Map.of(), owner, Optional.empty());
  }
}
