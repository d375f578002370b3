package org.mxshift.cli;

import java.nio.file.Path;
import java.util.List;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.model.Name;

/**
 * A log that is not there yet: nothing ever happened.
 *
 * @param folder where it would be
 */
record NoJournal(Path folder) implements Journal {

  @Override
  public List<Name> domains() {
    return List.of();
  }

  @Override
  public List<Entry> latest(Name domain) {
    return List.of();
  }

  @Override
  public void append(Name domain, Entry entry) throws JournalException {
    throw new JournalException(
        JournalException.Kind.UNREACHABLE, "there is no log in " + folder + " to write to");
  }

  @Override
  public void publish() {}
}
