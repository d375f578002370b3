package org.mxshift.engine;

import java.time.Instant;

/**
 * An event in its place in the log.
 *
 * @param number from 1, without gaps within a run
 * @param at when it was written down, UTC
 * @param actor who, as claimed; one line
 * @param event what
 */
public record Entry(int number, Instant at, String actor, Event event) {

  /** Refuses numbers below 1 and an actor of more than one line. */
  public Entry {
    if (number < 1) {
      throw new IllegalArgumentException("entries are numbered from 1");
    }
    if (actor.isBlank() || actor.length() > 200 || actor.chars().anyMatch(c -> c < 0x20)) {
      throw new IllegalArgumentException("an actor is one line of 1 to 200 characters");
    }
  }
}
