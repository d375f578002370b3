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
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.engine.Bucket;
import org.mxshift.settings.AccountSettings;
import org.mxshift.spi.Rate;

/** Several credentials of one provider, chosen by name. */
class AccountsTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOGLEDNS_BY_KEY")
  void aPlanSaysWithWhoseCredentials(Host host, @TempDir Path directory) throws Exception {
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
      ofTwoZonesOneIsNamed(at);
      assertThat(at.host.written()).isZero();
    }
  }

  private static void aMissingZone(HostDesk at) {
    String text = at.plan("office").replace(MailWorld.DOMAIN, "old-host.test");
    Desk.Screen missing = plan(at, text);
    assertThat(missing.code()).as(missing.all()).isEqualTo(ExitCode.INVALID);
    assertThat(missing.all()).contains("old-host.test");
  }

  private static void ofTwoZonesOneIsNamed(HostDesk at) {
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
