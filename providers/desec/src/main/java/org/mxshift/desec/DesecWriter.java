package org.mxshift.desec;

import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/** Replaces a set by one call, after a look; the answer to the call is the set as it then is. */
final class DesecWriter implements ZoneWriter {
  private final LiveSets sets;

  DesecWriter(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    RecordSet next = desired.set();
    if (!expected.set().key().equals(next.key())) {
      throw new IllegalArgumentException(expected.set() + " cannot become " + next);
    }
    RecordSet live = sets.look(next.key());
    if (!live.equals(next)) {
      if (!live.equals(expected.set())) {
        throw ProviderException.conflict(expected.set(), live, next);
      }
      RecordSet now = changed(live, next);
      if (!now.equals(next)) {
        throw new ProviderException(
            Failure.CONFLICT, "deSEC was to make it '" + next + "' and made it '" + now + "'");
      }
    }
    return new Receipt(next.key() + " at deSEC");
  }

  /** deSEC publishes at once and does not say who has it; the witness asks the servers. */
  @Override
  public boolean inSync(Receipt receipt) {
    return true;
  }

  /** An objection may come from a stranger's edit in between: looks again before it is believed. */
  private RecordSet changed(RecordSet live, RecordSet next) throws ProviderException {
    try {
      return sets.change(live, next);
    } catch (ProviderException objection) {
      if (objection.failure() != Failure.REFUSED) {
        throw objection;
      }
      RecordSet now = sets.look(next.key());
      if (now.equals(live)) {
        throw explained(objection, next);
      }
      if (!now.equals(next)) {
        throw ProviderException.conflict(live, now, next);
      }
      return now;
    }
  }

  private ProviderException explained(ProviderException objection, RecordSet next)
      throws ProviderException {
    Ttl floor = sets.floor();
    if (next.isAbsent() || next.ttl().compareTo(floor) >= 0) {
      return objection;
    }
    return ProviderException.refused(
        "deSEC takes no TTL below "
            + floor
            + " for this domain, and "
            + next.key()
            + " was to have "
            + next.ttl()
            + "; write a longer 'ttl: {during: ...}' in the plan, or ask deSEC's support for less");
  }
}
