package org.mxshift.simulate;

import org.mxshift.contract.JournalContract;
import org.mxshift.engine.Journal;

/** The journal of simulations keeps the journal's promises. */
class MemoryJournalTest implements JournalContract {

  private final MemoryJournal journal = new MemoryJournal(new Faults());

  @Override
  public Journal open() {
    return journal;
  }
}
