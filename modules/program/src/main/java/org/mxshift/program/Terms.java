package org.mxshift.program;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.model.PublicKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Windows;

/**
 * The numbers and names that hold for all moves of a run, forward and back.
 *
 * @param recipients who must be accepted by every host
 * @param mailbox who gets the real messages
 * @param sender the envelope sender; empty is the null sender
 * @param confirm whether a person types the token of a message that arrived
 * @param vouched hosts that a person vouches for instead of a proof, with the reason
 * @param gates effects that a person must approve
 * @param every how often to look while waiting
 * @param greens how many green looks in a row end a watch
 * @param hold observed green before the old hosts leave DNS
 * @param drain observed green after
 * @param margin added to every TTL; empty: the larger of a tenth and five minutes
 * @param lag how long a name server may lag before the run stops and names it
 * @param deferred how long new hosts may defer mail before the run retreats
 * @param retreats whether a run goes back by itself when mail bounces; otherwise it only stops
 * @param lame name servers whose wrong or missing answers are known and accepted
 * @param arrives whether real messages must be found in the mailbox
 * @param probers who look at mail hosts in place of the machine that ticks, by the keys they sign
 *     with; none: it looks itself
 * @param windows when moves of an effect may begin, on the way forward
 */
public record Terms(
    List<MailAddress> recipients,
    MailAddress mailbox,
    Optional<MailAddress> sender,
    boolean confirm,
    SortedMap<Name, String> vouched,
    SortedSet<Effect> gates,
    Duration every,
    int greens,
    Duration hold,
    Duration drain,
    Optional<Duration> margin,
    Duration lag,
    Duration deferred,
    boolean retreats,
    List<Name> lame,
    boolean arrives,
    List<PublicKey> probers,
    Windows windows) {

  private static final Duration LEAST_MARGIN = Duration.ofMinutes(5);

  /** Copies the collections; no length of time is negative. */
  public Terms {
    recipients = List.copyOf(recipients);
    vouched = Collections.unmodifiableSortedMap(new TreeMap<>(vouched));
    gates = Collections.unmodifiableSortedSet(new TreeSet<>(gates));
    lame = List.copyOf(lame);
    probers = List.copyOf(probers);
    for (Duration length :
        List.of(every, hold, drain, margin.orElse(Duration.ZERO), lag, deferred)) {
      if (length.isNegative()) {
        throw new IllegalArgumentException("a length of time is not negative: " + length);
      }
    }
    if (greens < 1) {
      throw new IllegalArgumentException("at least one green look is needed");
    }
  }

  /** The same, where it is enough that a host takes a message. */
  public Terms accepting() {
    return new Terms(
        recipients,
        mailbox,
        sender,
        confirm,
        vouched,
        gates,
        every,
        greens,
        hold,
        drain,
        margin,
        lag,
        deferred,
        retreats,
        lame,
        false,
        probers,
        windows);
  }

  /**
   * How long after it was replaced a set with this TTL may still be in an honest cache, with the
   * margin.
   */
  public Duration gone(Duration ttl) {
    Duration tenth = ttl.dividedBy(10);
    return ttl.plus(margin.orElse(tenth.compareTo(LEAST_MARGIN) > 0 ? tenth : LEAST_MARGIN));
  }

  /** As {@link #gone(Duration)}. */
  public Duration gone(Ttl ttl) {
    return gone(ttl.duration());
  }
}
