package org.mxshift.engine;

import java.time.Instant;
import java.util.Optional;
import org.mxshift.spi.Errand;

/**
 * Why nothing more happens now.
 *
 * @param kind what it waits for
 * @param why one sentence
 * @param due when to come back; empty when time does not help
 * @param unblock what a person can do, as a command; empty when nothing is needed
 * @param errand what is left for a person to do at the DNS host
 */
public record Rest(
    Kind kind, String why, Optional<Instant> due, String unblock, Optional<Errand> errand) {

  /** Nothing is to be done at the DNS host. */
  public Rest(Kind kind, String why, Optional<Instant> due, String unblock) {
    this(kind, why, due, unblock, Optional.empty());
  }

  /** What a run waits for. */
  public enum Kind {
    /** A clock. */
    TIME,
    /** A person. */
    PERSON,
    /** A person at the DNS host; looking tells when it is done. */
    ASKED,
    /** A look that is not green; it goes on by itself when it is. */
    FROZEN,
    /** The provider does not answer, or cannot be reached. */
    BUSY,
    /**
     * Not yet: the provider has said when to come back, its calls are used up, a clock is wrong.
     */
    LIMITED,
    /** No window is open. */
    CLOSED,
    /** The provider refuses the credentials. */
    DENIED,
    /** A failure stopped it; a person decides. */
    STOPPED,
    /** It is over. */
    ENDED
  }

  /** The same, but to come back at this moment at the latest. */
  Rest until(Instant latest) {
    Instant next = due.filter(latest::isAfter).orElse(latest);
    return new Rest(kind, why, Optional.of(next), unblock, errand);
  }

  static Rest time(String why, Instant due) {
    return new Rest(Kind.TIME, why, Optional.of(due), "");
  }

  static Rest asked(String why, Instant due, String unblock, Errand errand) {
    return new Rest(Kind.ASKED, why, Optional.of(due), unblock, Optional.of(errand));
  }

  static Rest person(String why, String unblock) {
    return new Rest(Kind.PERSON, why, Optional.empty(), unblock);
  }
}
