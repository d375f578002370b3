package org.mxshift.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.MailAddress;

/**
 * The test messages of the last two days that lie in the mailbox of a plan, found by their token.
 *
 * @param mailbox to whom they were sent
 */
public record Landed(MailAddress mailbox) implements Inquiry<List<Landed.Message>> {

  /**
   * One message.
   *
   * @param folder where it lies
   * @param spam whether that is where spam goes
   * @param hops the hosts that took it, the first one first, as its {@code Received} headers tell
   *     (RFC 5321 section 4.4), in lower case
   * @param at when the mailbox got it, where that is known
   */
  public record Message(String folder, boolean spam, List<String> hops, Optional<Instant> at) {
    /** Copies the list. */
    public Message {
      hops = List.copyOf(hops);
    }

    /** Its way, as evidence. */
    @Override
    public String toString() {
      return "in " + folder + ", by way of " + String.join(" -> ", hops);
    }
  }

  @Override
  public String sentence() {
    return "the test messages in the mailbox of " + mailbox;
  }
}
