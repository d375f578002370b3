package org.mxshift.contract;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.contract.JournalContract.entry;
import static org.mxshift.contract.JournalContract.lost;
import static org.mxshift.contract.JournalContract.started;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Event;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Trigger;

/** What a journal that several processes write owes the engine besides. */
public interface SharedJournalContract extends JournalContract {

  @Test
  default void theSlowerOfTwoWritersIsRefused() throws JournalException {
    Journal one = open();
    Journal two = open();
    one.append(DOMAIN, started(DOMAIN));
    assertThat(two.latest(DOMAIN)).hasSize(1);
    two.append(DOMAIN, entry(2, new Event.Paused("two")));
    lost(one, DOMAIN, entry(2, new Event.Lived("swap", Trigger.INTEND, "go", Optional.empty())));
    assertThat(one.latest(DOMAIN)).hasSize(2);
    one.append(DOMAIN, entry(3, new Event.Resumed()));
    assertThat(two.latest(DOMAIN)).hasSize(3);
  }

  @Test
  default void theSlowerOfTwoStartsIsRefused() throws JournalException {
    Journal one = open();
    Journal two = open();
    assertThat(one.latest(DOMAIN)).isEmpty();
    assertThat(two.latest(DOMAIN)).isEmpty();
    one.append(DOMAIN, started(DOMAIN));
    lost(two, DOMAIN, started(DOMAIN));
  }
}
