package org.mxshift.audit;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** What an installed program says, as messages quote it. */
class ForeignTest {

  /** Many SSH servers greet with a page of law, and git itself warns of old settings first. */
  @Test
  void theReasonIsQuotedThoughABannerStandsBeforeIt() {
    String banner = "This system is for authorised users only. ".repeat(30);
    String words =
        new Foreign.Ended(128, "", banner + "\nfatal: Could not read from remote repository.\n")
            .words();
    assertThat(words)
        .startsWith("...")
        .endsWith("fatal: Could not read from remote repository.")
        .hasSizeLessThan(500);
    assertThat(new Foreign.Ended(1, "said", "").words()).isEqualTo("said");
  }
}
