package org.mxshift.googledns;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/**
 * Replaces a set by one change that names what was read to the character.
 *
 * <p>What the caller has just read is tried as it is, for the host compares; only when it objects
 * is the set read again and judged. An objection proves nothing by itself: our own lost change may
 * have been carried out before it.
 */
final class GoogleDnsWriter implements ZoneWriter {
  private static final Pattern CHANGE = Pattern.compile("change ([a-z0-9-]+/changes/[\\w-]+)");
  private static final int MOST_ATTEMPTS = 3;

  private final LiveSets sets;

  GoogleDnsWriter(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    RecordSet next = desired.set();
    SetKey key = next.key();
    if (!expected.set().key().equals(key)) {
      throw new IllegalArgumentException(expected.set() + " cannot become " + next);
    }
    sets.checkOwner(key);
    sets.zone().remember(Held.zone(expected));
    Optional<Held> seen = expected.set().equals(next) ? Optional.empty() : Held.in(expected);
    Held live = seen.isPresent() ? seen.get() : sets.look(key);
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      if (live.set().equals(next)) {
        return new Receipt("none: " + key + " already was as desired");
      }
      if (!live.set().equals(expected.set())) {
        throw ProviderException.conflict(expected.set(), live.set(), next);
      }
      try {
        return new Receipt("change " + sets.change(live, Held.next(next, live)));
      } catch (ProviderException objection) {
        live = lookedAtAgain(live, objection);
      }
    }
    throw new ProviderException(
        Failure.BUSY, key + " is being changed and changed back by somebody");
  }

  @Override
  public boolean inSync(Receipt receipt) throws ProviderException {
    Matcher change = CHANGE.matcher(receipt.text());
    return !change.matches() || sets.isDone(change.group(1));
  }

  /**
   * What stands there after Google said no.
   *
   * @throws ProviderException with the objection when it does not come from what stands there; in
   *     doubt when nobody can tell
   */
  private Held lookedAtAgain(Held sent, ProviderException objection) throws ProviderException {
    boolean compared = objection.failure() == Failure.CONFLICT;
    if (!compared && objection.failure() != Failure.REFUSED) {
      throw objection;
    }
    Held now;
    try {
      now = sets.look(sent.set().key());
    } catch (ProviderException e) {
      boolean answered = e.failure() == Failure.REFUSED;
      throw answered ? e : new ProviderException(Failure.UNSURE, String.valueOf(e.getMessage()), e);
    }
    if (now.equals(sent) && !compared) {
      throw objection;
    }
    return now;
  }
}
