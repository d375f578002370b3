package org.mxshift.checks;

import static org.mxshift.checks.Outcome.INCONCLUSIVE;
import static org.mxshift.checks.Outcome.NOT_APPLICABLE;
import static org.mxshift.checks.Outcome.PASS;
import static org.mxshift.checks.Outcome.WARN;
import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Resolved;

/** Addresses that a list has, has not, or does not tell of. */
class S18NotListedTest {

  private final Check check = new S18NotListed();
  private final Subject plan = World.plan();

  @Test
  void passesWhereEveryListAnswersAndHasNone() {
    Finding finding = World.healthy().judge(check, plan);
    assertThat(finding.outcome()).isEqualTo(PASS);
    assertThat(finding.evidence()).contains("zen.spamhaus.org says of 1.1.1.1: nothing");
  }

  @Test
  void warnsOfAListedAddressOfEitherFamily() {
    World world = World.healthy().record("1.1.1.1.bl.spamcop.net", "A", 60, "127.0.0.2");
    assertThat(world.judge(check, plan).sentence()).isEqualTo("1.1.1.1 is on bl.spamcop.net");
    String six = Ip.of("2a00:1450::25").reverse().text().replace("ip6.arpa", "zen.spamhaus.org");
    Finding finding = World.healthy().record(six, "A", 60, "127.0.0.10").judge(check);
    assertThat(finding.outcome()).isEqualTo(WARN);
    assertThat(finding.sentence()).isEqualTo("2a00:1450::25 is on zen.spamhaus.org");
  }

  @Test
  void anErrorCodeIsNoListing() {
    World refused = World.healthy();
    for (String host : new String[] {"2.0.0.127", "1.1.1.1", "6.64.6.64"}) {
      refused.record(host + ".zen.spamhaus.org", "A", 60, "127.255.255.254");
    }
    Finding finding = refused.judge(check, plan);
    assertThat(finding.outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(finding.sentence()).isEqualTo("zen.spamhaus.org does not answer these resolvers");
    refused.record("6.64.6.64.psbl.surriel.com", "A", 60, "127.0.0.2");
    assertThat(refused.judge(check, plan).outcome()).isEqualTo(WARN);
  }

  @Test
  void isInconclusiveWithoutAnAnswerAndAsksNobodyAboutPrivateAddresses() {
    Inquiry<?> control =
        Resolved.of(org.mxshift.model.Name.of("2.0.0.127.psbl.surriel.com"), RecordType.A);
    assertThat(World.healthy().hiding(control).judge(check, plan).outcome())
        .isEqualTo(INCONCLUSIVE);
    World unasked = World.healthy();
    assertThat(unasked.judge(check, plan.privately(true)).outcome()).isEqualTo(NOT_APPLICABLE);
    assertThat(unasked.asked()).isEmpty();
  }
}
