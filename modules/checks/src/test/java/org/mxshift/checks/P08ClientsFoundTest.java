package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** The names by which mail programs find a platform. */
class P08ClientsFoundTest {

  private final Check check = new P08ClientsFound();
  private static final Subject TO_MIGADU = World.plan("to: {preset: migadu}");

  private static World autoconfig(String target) {
    return World.healthy().record("autoconfig.example.com", "CNAME", 60, target);
  }

  @Test
  void passesWhereTheyLeadToThePlatform() {
    assertThat(autoconfig("autoconfig.migadu.com.").judge(check, TO_MIGADU).outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void warnsWhereTheyLeadElsewhereOrNowhere() {
    assertThat(autoconfig("old.example.").judge(check, TO_MIGADU).outcome())
        .isEqualTo(Outcome.WARN);
    assertThat(World.healthy().judge(check, TO_MIGADU).outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void isInconclusiveWhenItCannotBeSeenOrOnlyTheCustomerKnows() {
    World dark = World.healthy().hiding(World.published("autoconfig.example.com", "A"));
    assertThat(dark.judge(check, TO_MIGADU).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    Subject other = World.plan("to: {preset: mailbox.org}");
    assertThat(World.healthy().judge(check, other).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
