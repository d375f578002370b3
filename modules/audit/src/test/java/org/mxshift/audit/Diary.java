package org.mxshift.audit;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.model.Name;

/** A log in memory of all runs of one domain, to be told to a real one when all is over. */
final class Diary implements Journal {

  private final List<Entry> all = new ArrayList<>();
  private final List<Entry> run = new ArrayList<>();

  @Override
  public List<Name> domains() {
    return List.of(GoldenWorld.DOMAIN);
  }

  @Override
  public List<Entry> latest(Name domain) {
    return List.copyOf(run);
  }

  @Override
  public void append(Name domain, Entry entry) {
    if (entry.event() instanceof Event.Started) {
      run.clear();
    }
    run.add(entry);
    all.add(entry);
  }

  @Override
  public void publish() {}

  void tell(Journal other) throws JournalException {
    for (Entry entry : all) {
      other.append(GoldenWorld.DOMAIN, entry);
    }
  }
}
