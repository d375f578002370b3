package org.mxshift.rfc2136;

import java.util.List;
import java.util.Optional;
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
    if (!expected.set().key().equals(desired.set().key())) {
      throw new IllegalArgumentException(expected.set() + " cannot become " + desired.set());
    }
    Change change = Change.of(expected.set(), desired.set());
    for (boolean withSoa : comparison.attempts()) {
      Optional<Record> soa = withSoa ? Optional.of(sets.soa()) : Optional.empty();
      LiveSets.Live live = sets.look(change.key());
      if (change.isDone(live.set())) {
        return receipt(change);
      }
      change.checkExpected(live.set());
      Reply reply = send(change.update(sets.zone(), live.records(), soa), change);
      if (reply.rcode() == Rcode.NOERROR && reply.trusted()) {
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
    throw Settings.refused(
        primary
            + " answers "
            + live
            + " and yet finds no such set when it is to be replaced: it comes from another view,"
            + " from another zone, or was changed and changed back this very moment");
  }

  private Receipt confirmed(Change change) throws ProviderException {
    RecordSet live;
    try {
      live = sets.look(change.key()).set();
    } catch (ProviderException e) {
      throw new ProviderException(
          Failure.UNSURE, "the change was taken, but not seen: " + e.getMessage(), e);
    }
    change.checkTaken(primary, live);
    return receipt(change);
  }

  /** BIND refuses a set it finds inconsistent with the same word as a key without the right. */
  private ProviderException explained(Change change, Reply reply) {
    ProviderException plain = Refusals.ofUpdate(primary, change.key(), reply);
    List<String> homeless =
        reply.rcode() == Rcode.REFUSED ? Integrity.homeless(sets, change.desired()) : List.of();
    if (homeless.isEmpty()) {
      return plain;
    }
    return Settings.refused(
        plain.getMessage()
            + "; or it checks that mail hosts in its own zone have an address (BIND:"
            + " check-integrity), and these have none: "
            + String.join(", ", homeless));
  }

  private Receipt receipt(Change change) {
    return new Receipt(change.key() + " at " + primary);
  }
}
