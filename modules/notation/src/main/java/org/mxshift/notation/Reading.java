package org.mxshift.notation;

import java.time.Instant;
import org.mxshift.engine.Entry;

/** One line of a log as far as this version understands it; for looking, never for acting. */
public sealed interface Reading {

  /** Its place in the run, from 1. */
  int number();

  /** When it was written down, UTC. */
  Instant at();

  /** Who, as claimed. */
  String actor();

  /** What happened, in one line. */
  String sentence();

  /**
   * Understood.
   *
   * @param entry what it says
   */
  record Known(Entry entry) implements Reading {
    @Override
    public int number() {
      return entry.number();
    }

    @Override
    public Instant at() {
      return entry.at();
    }

    @Override
    public String actor() {
      return entry.actor();
    }

    @Override
    public String sentence() {
      return entry.event().sentence();
    }
  }

  /**
   * Written by a later version: the words it left for us.
   *
   * @param number its place in the run
   * @param at when it was written down
   * @param actor who
   * @param sentence what happened
   * @param tool which version knows more
   */
  record Unknown(int number, Instant at, String actor, String sentence, String tool)
      implements Reading {}
}
