package org.mxshift.powerdns;

import org.mxshift.model.RecordSet;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/** Replaces a set by one transaction between two looks. */
final class PowerDnsWriter implements ZoneWriter {
  private final LiveSets sets;

  PowerDnsWriter(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    RecordSet set = desired.set();
    if (!expected.set().key().equals(set.key())) {
      throw new IllegalArgumentException(expected.set() + " cannot become " + set);
    }
    Addresses.check(set);
    Snapshot live = sets.look(set.key());
    if (isDone(live, desired)) {
      return receipt(set);
    }
    if (!same(live, expected)) {
      throw conflict("was not changed: somebody else did", expected, live, set);
    }
    sets.calls().patch("To change " + set.key(), Patch.of(desired));
    Snapshot seen = seen(set);
    if (isDone(seen, desired)) {
      return receipt(set);
    }
    if (same(seen, expected)) {
      throw new ProviderException(
          Failure.UNSURE, set.key() + ": the change was taken, and the old set is still shown");
    }
    throw conflict("was changed, and is another set right after it", expected, seen, set);
  }

  /** A server does not say whether its secondaries follow; the witness asks them. */
  @Override
  public boolean inSync(Receipt receipt) {
    return true;
  }

  private Snapshot seen(RecordSet set) throws ProviderException {
    try {
      return sets.look(set.key());
    } catch (ProviderException e) {
      throw new ProviderException(
          Failure.UNSURE, "the change was taken, but not seen: " + e.getMessage(), e);
    }
  }

  private static boolean isDone(Snapshot live, Desired desired) {
    boolean beside =
        desired.restore().isEmpty() || live.extra().restore().equals(desired.restore());
    return live.set().equals(desired.set()) && (desired.set().isAbsent() || beside);
  }

  private static boolean same(Snapshot live, Snapshot expected) {
    return live.set().equals(expected.set())
        && live.extra().restore().equals(expected.extra().restore());
  }

  private static ProviderException conflict(
      String what, Snapshot expected, Snapshot live, RecordSet desired) {
    boolean comments = live.set().equals(expected.set()) || live.set().equals(desired);
    return new ProviderException(
        Failure.CONFLICT,
        desired.key()
            + " "
            + what
            + ". Expected '"
            + expected.set()
            + "', found '"
            + live.set()
            + "', wanted '"
            + desired
            + (comments ? "'; a comment differs" : "'"));
  }

  private static Receipt receipt(RecordSet set) {
    return new Receipt(set.key() + " at PowerDNS");
  }
}
