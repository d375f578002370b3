package org.mxshift.engine;

import java.util.List;
import org.mxshift.model.Name;

/**
 * The log of all runs: what is in it has happened, and a run is nothing else.
 *
 * <p>Appending is compare-and-swap on the entry's number, and durable when it returns. With a
 * remote, {@link #publish} makes it durable there too, and is the compare-and-swap between
 * machines.
 */
public interface Journal {

  /** All domains that ever had a run, sorted. */
  List<Name> domains();

  /** The entries of the latest run of this domain, in order; empty when there never was one. */
  List<Entry> latest(Name domain);

  /**
   * Adds one entry; {@link Event.Started} opens a new run with number 1.
   *
   * @throws JournalException when the number is not the next one (somebody else was faster), or it
   *     cannot be written
   */
  void append(Name domain, Entry entry) throws JournalException;

  /**
   * Makes everything appended so far durable at the remote; nothing to do where there is none.
   *
   * @throws JournalException when the remote has moved on (what was appended here since the last
   *     publish is dropped, decide again), or cannot be reached
   */
  void publish() throws JournalException;
}
