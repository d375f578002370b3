package org.mxshift.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.model.Name;

/**
 * A log in memory: what was appended outlives the loop that appended it, as on a disk; with a
 * remote, as a clone of it.
 */
public final class MemoryJournal implements Journal {

  private final Faults faults;
  private final Optional<MemoryJournal> remote;
  private Map<Name, List<Entry>> runs = new TreeMap<>();
  private Map<Name, List<Entry>> published = new TreeMap<>();

  /** A log of its own. */
  public MemoryJournal(Faults faults) {
    this(faults, Optional.empty());
  }

  private MemoryJournal(Faults faults, Optional<MemoryJournal> remote) {
    this.faults = faults;
    this.remote = remote;
  }

  /** Another machine's copy of this log: it writes here whenever it publishes. */
  public MemoryJournal cloned(Faults other) {
    MemoryJournal clone = new MemoryJournal(other, Optional.of(this));
    clone.fetch();
    return clone;
  }

  @Override
  public List<Name> domains() {
    return List.copyOf(runs.keySet());
  }

  @Override
  public List<Entry> latest(Name domain) {
    return runs.getOrDefault(domain, List.of());
  }

  @Override
  public void append(Name domain, Entry entry) throws JournalException {
    faults.other(Touch.APPEND);
    boolean starts = entry.event() instanceof Event.Started;
    List<Entry> before = starts ? List.of() : latest(domain);
    if (entry.number() != before.size() + 1 || (before.isEmpty() && !starts)) {
      throw new JournalException(
          JournalException.Kind.LOST_RACE,
          "entry " + entry.number() + " of " + domain + " is not the next");
    }
    List<Entry> after = new ArrayList<>(before);
    after.add(entry);
    runs.put(domain, Collections.unmodifiableList(after));
    faults.other(Touch.APPENDED);
  }

  @Override
  public void publish() throws JournalException {
    faults.other(Touch.PUBLISH);
    if (remote.isPresent()) {
      push(remote.get());
    }
    faults.other(Touch.PUBLISHED);
  }

  /** Takes over what the remote has; what was not published is dropped. */
  public void fetch() {
    remote.ifPresent(
        other -> {
          runs = new TreeMap<>(other.runs);
          published = new TreeMap<>(other.runs);
        });
  }

  private void push(MemoryJournal other) throws JournalException {
    if (!other.runs.equals(published)) {
      fetch();
      throw new JournalException(
          JournalException.Kind.LOST_RACE, "somebody else has published; what was here is dropped");
    }
    other.runs = new TreeMap<>(runs);
    published = new TreeMap<>(runs);
  }
}
