package org.mxshift.audit;

import static org.mxshift.claims.Claims.assertThat;

/** What holds for a log at any time. */
final class Sound {

  private Sound() {}

  static void check(GitJournal journal) {
    assertThat(journal.verify().faults()).isEmpty();
  }
}
