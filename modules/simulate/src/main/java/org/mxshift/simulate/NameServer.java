package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one authoritative server behaves.
 *
 * @param name what messages call it
 * @param lag how long after the primary it answers a change
 * @param stuck from when on it takes no more changes; empty when it takes them
 * @param silent whether it does not answer
 */
public record NameServer(String name, Duration lag, Optional<Instant> stuck, boolean silent) {

  /** A server that lags this much. */
  public static NameServer lagging(String name, Duration lag) {
    return new NameServer(name, lag, Optional.empty(), false);
  }

  /** The same server, answering the zone as it was at that moment from now on. */
  public NameServer stuckAt(Instant moment) {
    return new NameServer(name, lag, Optional.of(moment), silent);
  }

  /** The same server, not answering. */
  public NameServer silenced() {
    return new NameServer(name, lag, stuck, true);
  }

  /** Whose state it shows when it is asked at this moment. */
  Instant shows(Instant at) {
    Instant honest = at.minus(lag);
    return stuck.filter(honest::isAfter).orElse(honest);
  }
}
