package org.mxshift.spi;

import java.time.Instant;

/**
 * What an {@link Observer} brought home.
 *
 * @param <A> what was seen
 */
public sealed interface Sighting<A> {

  /**
   * It was seen; what it means is for others to say.
   *
   * @param answer what was there
   * @param at when
   */
  record Seen<A>(A answer, Instant at) implements Sighting<A> {}

  /**
   * It could not be looked at, which says nothing about how it is.
   *
   * @param why in words, naming whom was asked
   */
  record Unseen<A>(String why) implements Sighting<A> {}
}
