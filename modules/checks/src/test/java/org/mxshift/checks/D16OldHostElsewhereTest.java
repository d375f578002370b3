package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, services and SPF terms that lead to a host that leaves. */
class D16OldHostElsewhereTest {

  private final Check check = new D16OldHostElsewhere();

  @Test
  void passesWhenNothingLeadsThere() {
    World world =
        World.healthy()
            .record("mail.example.com", "A", 60, "192.0.2.80")
            .record("example.com", "TXT", 60, "\"v=spf1 a:mx1.new.example -all\"");
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "autodiscover.example.com, CNAME, mx1.mail.example.",
    "imap.example.com, A, 8.8.4.4",
    "_imaps._tcp.example.com, SRV, 0 1 993 mx1.mail.example.",
    "_imaps._tcp.example.com, SRV, 0 1 993 MX1.Mail.Example.",
    "example.com, TXT, '\"v=spf1 a:mx1.mail.example -all\"'",
    "example.com, TXT, '\"V=SPF1 ?A:MX1.Mail.Example./28 -all\"'"
  })
  void warnsOfWhatLeadsThere(String owner, String type, String value) {
    World world = World.healthy().record(owner, type, 60, value);
    Finding finding = world.judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding.evidence()).singleElement().asString().startsWith(owner);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=spf10 a:mx1.mail.example -all",
        "v=spf1a:mx1.mail.example",
        "v=spf1 a:mx1.mail.example.net -all",
        "v=spf1 include:a:mx1.mail.example",
        "mx1 a:mx1.mail.example"
      })
  void whatOnlyLooksLikeItLeadsNowhere(String text) {
    World world = World.healthy().record("example.com", "TXT", 60, '"' + text + '"');
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void isInconclusiveWhenOneIsNotSeenAndNotAboutHostsThatStay() {
    World world = World.healthy().hiding(World.published("imap.example.com", "A"));
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(world.judge(check).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
