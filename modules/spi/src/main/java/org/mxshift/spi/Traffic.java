package org.mxshift.spi;

import java.time.Instant;
import java.util.List;
import org.mxshift.model.Name;

/**
 * How much mail the mail hosts of a domain took, as those who read their logs write it down.
 *
 * @param domain whose mail it is
 */
public record Traffic(Name domain) implements Inquiry<List<Traffic.Count>> {

  /**
   * One line of it.
   *
   * @param at the end of the time that was counted
   * @param host the mail host
   * @param messages how many it took since its line before
   * @param from who brought them; empty where that is not told
   */
  public record Count(Instant at, Name host, long messages, String from) {
    /** Refuses a number that cannot be. */
    public Count {
      if (messages < 0) {
        throw new IllegalArgumentException("a host takes no " + messages + " messages");
      }
    }

    /** The line. */
    @Override
    public String toString() {
      return at + " " + host + " " + messages + (from.isEmpty() ? "" : " " + from);
    }
  }

  @Override
  public String sentence() {
    return "how much mail the hosts of " + domain + " took";
  }
}
