package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Resolved;

/** Keys of a platform: published, forgotten, revoked, unknown. */
class P03DkimKeysTest {

  private final Check check = new P03DkimKeys();
  private static final Subject TO_GOOGLE = World.plan("to: {preset: google}");
  private static final String KEY = "google._domainkey.example.com";

  private static World key(String text) {
    return World.healthy().record(KEY, "TXT", 60, '"' + text + '"');
  }

  @Test
  void passesWithAKeyAndIsNotAboutHostsOfWhichNothingIsKnown() {
    assertThat(key("v=DKIM1; k=rsa; p=MIGf").judge(check, TO_GOOGLE).outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(World.healthy().judge(check, World.plan()).outcome())
        .isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void failsWithoutAKeyAndWithARevokedOne() {
    assertThat(World.healthy().judge(check, TO_GOOGLE).outcome()).isEqualTo(Outcome.FAIL);
    Finding revoked = key("v=DKIM1; p=").judge(check, TO_GOOGLE);
    assertThat(revoked.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(revoked.sentence()).contains(KEY);
  }

  @Test
  void isInconclusiveWhenTheKeyCannotBeSeen() {
    Finding finding =
        key("v=DKIM1; p=MIGf")
            .hiding(Resolved.of(Name.of(KEY), RecordType.TXT))
            .judge(check, TO_GOOGLE);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
