package org.mxshift.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.Ttl;

/**
 * How long answers may be cached.
 *
 * @param during while the move runs; 0 to 1 day
 * @param previous the largest TTL of the last days, where somebody lowered it by hand already
 * @param also names in the zone whose address records get the low TTL too, such as mail hosts
 * @param policy how long, on top of its TTL, senders are given to notice another id of an MTA-STS
 *     policy; the largest {@code max_age} ever served for those that look no sooner
 * @param watch observed green at the low TTL once SPF or a policy was narrowed, before TTLs go back
 */
public record TtlRules(
    Ttl during, Optional<Ttl> previous, List<Name> also, Duration policy, Duration watch) {

  /** Senders look about once a day (RFC 8461 section 3.3). */
  public static final Duration DAY = Duration.ofDays(1);

  /** What is wrong with narrowed records shows within two days. */
  public static final Duration TWO_DAYS = Duration.ofDays(2);

  /** Copies the list. */
  public TtlRules {
    also = List.copyOf(also);
  }

  /** With a day for policies, and two to watch. */
  public TtlRules(Ttl during, Optional<Ttl> previous, List<Name> also) {
    this(during, previous, also, DAY, TWO_DAYS);
  }
}
