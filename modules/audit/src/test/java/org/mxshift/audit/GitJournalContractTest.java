package org.mxshift.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.mxshift.contract.Scratch;
import org.mxshift.contract.SharedJournalContract;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;

/** The Git journal keeps the journal's promises, and what it left behind is sound. */
class GitJournalContractTest implements SharedJournalContract {

  @Scratch Path folder;
  private final List<GitJournal> opened = new ArrayList<>();

  @Override
  public Journal open() throws JournalException {
    GitJournal journal =
        GitJournal.open(folder.resolve("audit.git"), "mxshift test", Optional.empty());
    opened.add(journal);
    return journal;
  }

  @AfterEach
  void everythingLeftIsSound() {
    opened.forEach(journal -> Sound.check(journal));
    opened.forEach(GitJournal::close);
  }
}
