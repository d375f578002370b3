package org.mxshift.rfc2136;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Update;

/**
 * Replaces sets by one update whose prerequisite is the full set as it was just read, TTL compared
 * at that moment; looks again afterwards.
 */
final class UpdateWriter implements ZoneWriter {
  private static final int LOOKS = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Primary primary;
  private final LiveSets sets;
  private final Comparison comparison;

  UpdateWriter(Primary primary, LiveSets sets, Comparison comparison) {
    this.primary = primary;
    this.sets = sets;
    this.comparison = comparison;
  }

  @Override
  public Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    ZoneWriter.check(expected, desired);
    Change change = Change.of(expected.set(), desired.set());
    for (boolean withSoa : comparison.attempts()) {
      Optional<Record> soa = withSoa ? Optional.of(sets.soa()) : Optional.empty();
      LiveSets.Live live = sets.look(change.key());
      if (change.isDone(live.set())) {
        return receipt(change);
      }
      change.checkExpected(live.set());
      Reply reply = send(change.update(sets.zone(), live.records(), soa), change);
      if (!reply.trusted()) {
        throw Refusals.unproven(primary, change.key(), reply);
      }
      if (reply.rcode() == Rcode.NOERROR) {
        return confirmed(change);
      }
      if (!unmet(reply.rcode())) {
        throw explained(change, reply);
      }
    }
    return unmatched(change);
  }

  /** A primary does not say whether its secondaries follow; the witness asks them. */
  @Override
  public boolean inSync(Receipt receipt) {
    return true;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private Reply send(Update update, Change change) throws ProviderException {
    try {
      return primary.ask(update);
    } catch (Unanswered e) {
      throw new ProviderException(
          e.sent() ? Failure.UNSURE : Failure.BUSY,
          change.key() + " was to be changed: " + e.getMessage(),
          e);
    }
  }

  /** Whether a prerequisite did not hold, so that nothing was changed (RFC 2136 section 3.2). */
  private static boolean unmet(int rcode) {
    return rcode == Rcode.NXRRSET
        || rcode == Rcode.YXRRSET
        || rcode == Rcode.NXDOMAIN
        || rcode == Rcode.YXDOMAIN;
  }

  /** The last word on prerequisites that never held: what is there now decides. */
  private Receipt unmatched(Change change) throws ProviderException {
    RecordSet live = sets.look(change.key()).set();
    if (change.isDone(live)) {
      return receipt(change);
    }
    change.checkExpected(live);
    throw ProviderException.refused(
        primary
            + " answers "
            + live
            + " and yet finds no such set when it is to be replaced: it comes from another view,"
            + " from another zone, or was changed and changed back this very moment");
  }

  private Receipt confirmed(Change change) throws ProviderException {
    try {
      change.checkTaken(primary, settled(change));
      return receipt(change);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(
          Failure.UNSURE, change.key() + ": the change was taken, but not seen yet", e);
    }
  }

  /**
   * A server that signs beside the zone (BIND: inline-signing) answers the new set a little late.
   */
  private RecordSet settled(Change change) throws ProviderException, InterruptedException {
    RecordSet live = seen(change);
    for (int looks = 1; live.equals(change.expected()) && looks < LOOKS; looks++) {
      if (closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        return live;
      }
      live = seen(change);
    }
    return live;
  }

  private RecordSet seen(Change change) throws ProviderException {
    try {
      return sets.look(change.key()).set();
    } catch (ProviderException e) {
      throw new ProviderException(
          Failure.UNSURE, "the change was taken, but not seen: " + e.getMessage(), e);
    }
  }

  /** A refusal for the sake of the set is no lack of a right. */
  private ProviderException explained(Change change, Reply reply) {
    ProviderException plain = Refusals.ofUpdate(primary, change.key(), reply);
    List<String> doubts =
        reply.rcode() == Rcode.REFUSED ? Integrity.doubts(sets, change.desired()) : List.of();
    return doubts.isEmpty()
        ? plain
        : ProviderException.refused(
            plain.getMessage() + "; or because " + String.join(", ", doubts));
  }

  private Receipt receipt(Change change) {
    return new Receipt(change.key() + " at " + primary);
  }
}
