package org.mxshift.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;

/**
 * How delivery is proven.
 *
 * @param addresses every one must be accepted by RCPT on every new host; nobody gets mail
 * @param mailbox gets the real messages
 * @param sender their envelope sender; empty is the null sender {@code <>}
 * @param arrival how it is known that a real message arrived
 * @param every the time between two looks during the hold; 1 second to 6 hours
 * @param greens how many looks in a row must be good before old hosts leave; 1 to 100
 * @param span the least time which these greens cover
 * @param vouched new hosts that cannot be proven, each with the reason why a person vouches for it;
 *     sorted
 * @param reach how the machine that looks reaches mailboxes
 */
public record Verify(
    List<MailAddress> addresses,
    Optional<MailAddress> mailbox,
    Optional<MailAddress> sender,
    Arrival arrival,
    Duration every,
    int greens,
    Duration span,
    Map<Name, String> vouched,
    Reach reach) {

  /** Copies the list and the map. */
  public Verify {
    addresses = List.copyOf(addresses);
    vouched = Collections.unmodifiableMap(new TreeMap<>(vouched));
  }

  /** How it is known that a real message arrived. */
  public enum Arrival {
    /** It is found in the mailbox, by its token. */
    IMAP,
    /** A person reads the mailbox and types the token. */
    CONFIRM,
    /** Not at all: accepted by the host is the best proof there is. */
    NONE
  }
}
