package org.mxshift.adapter;

import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/**
 * The swap at a host that compares what is sent as the old set, to the character.
 *
 * <p>What the caller has just read is tried as it is; only when the host objects is the set read
 * again and judged. An objection proves nothing by itself: our own lost change may have been
 * carried out before it.
 *
 * @param <H> a set as the host spells it
 */
public interface ExactWriter<H> extends ZoneWriter {

  /** How often a set that somebody changes to and fro is tried. */
  int MOST_ATTEMPTS = 3;

  /** What it means. */
  RecordSet set(H held);

  /** The set as it stands now. */
  H look(SetKey key) throws ProviderException;

  /** What a reader once saw, if it is in there. */
  Optional<H> seen(Snapshot snapshot) throws ProviderException;

  /**
   * Sends what stands there and what is to be, both or neither carried out.
   *
   * @throws ProviderException with {@link Failure#CONFLICT} when the host found something else than
   *     was sent, with {@link Failure#REFUSED} when that may be why it objects
   */
  Receipt replace(H live, Desired desired, String marker) throws ProviderException;

  @Override
  default Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    RecordSet next = desired.set();
    ZoneWriter.check(expected, desired);
    Optional<H> seen = expected.set().equals(next) ? Optional.empty() : seen(expected);
    H live = seen.isPresent() ? seen.get() : look(next.key());
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      if (set(live).equals(next)) {
        return new Receipt("none: " + next.key() + " already was as desired");
      }
      if (!set(live).equals(expected.set())) {
        throw ProviderException.conflict(expected.set(), set(live), next);
      }
      try {
        return replace(live, desired, marker);
      } catch (ProviderException objection) {
        H now = lookedAtAgain(live, objection);
        if (attempt == MOST_ATTEMPTS && now.equals(live)) {
          throw objection;
        }
        live = now;
      }
    }
    throw new ProviderException(
        Failure.BUSY, next.key() + " is being changed and changed back by somebody");
  }

  /**
   * What stands there after the host said no.
   *
   * @throws ProviderException with the objection when it does not come from what stands there; in
   *     doubt when nobody can tell
   */
  private H lookedAtAgain(H sent, ProviderException objection) throws ProviderException {
    boolean compared = objection.failure() == Failure.CONFLICT;
    if (!compared && objection.failure() != Failure.REFUSED) {
      throw objection;
    }
    H now;
    try {
      now = look(set(sent).key());
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
