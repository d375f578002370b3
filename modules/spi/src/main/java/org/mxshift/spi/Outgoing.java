package org.mxshift.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;

/**
 * Mail of the last two days that people of a domain sent to the mailbox of the plan's sender, which
 * lies outside: how mail from the domain is judged there.
 *
 * @param domain who sent it
 */
public record Outgoing(Name domain) implements Inquiry<List<Outgoing.Message>> {

  /**
   * One message.
   *
   * @param results its topmost {@code Authentication-Results} header (RFC 8601), which the
   *     mailbox's own host wrote; empty where there is none
   * @param hops the hosts that took it, the first one first, in lower case
   * @param at when the mailbox got it, where that is known
   */
  public record Message(String results, List<String> hops, Optional<Instant> at) {
    /** Copies the list. */
    public Message {
      hops = List.copyOf(hops);
    }

    /** Its way and what was made of it, as evidence. */
    @Override
    public String toString() {
      return "by way of " + String.join(" -> ", hops) + ": " + results;
    }
  }

  @Override
  public String sentence() {
    return "mail from " + domain + " in the mailbox of the sender of test messages";
  }
}
