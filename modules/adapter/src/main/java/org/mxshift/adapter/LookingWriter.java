package org.mxshift.adapter;

import org.mxshift.model.RecordSet;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/**
 * The swap at a host that compares nothing itself: look, compare, change as a whole, and judge what
 * stands there then.
 */
public final class LookingWriter implements ZoneWriter {

  /** The one call that makes a difference. */
  public interface Change {

    /**
     * Creates, replaces or removes the set, whichever leads from the one to the other.
     *
     * @return the set as it then is
     * @throws ProviderException with {@link Failure#REFUSED} when it was objected to
     */
    Held make(Held live, Desired desired) throws ProviderException;
  }

  private final LiveSets sets;
  private final Change change;

  /** Asks nothing yet. */
  public LookingWriter(SetApi api, Change change) {
    this.sets = new LiveSets(api);
    this.change = change;
  }

  @Override
  public Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    RecordSet next = desired.set();
    ZoneWriter.check(expected, desired);
    Held live = sets.look(next.key());
    if (!isDone(live, desired)) {
      boolean same = live.beside().equals(expected.extra().restore());
      if (!same || !live.set().equals(expected.set())) {
        throw conflict("was not changed: somebody else did", expected, live, next);
      }
      Held now = changed(live, desired);
      if (!isDone(now, desired)) {
        throw now.equals(live)
            ? new ProviderException(
                Failure.UNSURE, next.key() + ": the change was taken, and the old set still shown")
            : conflict("was changed, and is another set right after it", expected, now, next);
      }
    }
    return new Receipt("the host has it as desired: " + next.key());
  }

  /** Nothing says whether all servers have it; the witness asks them. */
  @Override
  public boolean inSync(Receipt receipt) {
    return true;
  }

  /** An objection may come from a stranger's edit in between: looks again before it is believed. */
  private Held changed(Held live, Desired desired) throws ProviderException {
    try {
      return change.make(live, desired);
    } catch (ProviderException objection) {
      if (objection.failure() != Failure.REFUSED) {
        throw objection;
      }
      Held now = sets.look(desired.set().key());
      if (now.equals(live)) {
        throw objection;
      }
      if (!isDone(now, desired)) {
        throw ProviderException.conflict(live.set(), now.set(), desired.set());
      }
      return now;
    }
  }

  private static boolean isDone(Held live, Desired desired) {
    boolean beside = desired.restore().isEmpty() || live.beside().equals(desired.restore());
    return live.set().equals(desired.set()) && (live.set().isAbsent() || beside);
  }

  private static ProviderException conflict(
      String what, Snapshot expected, Held live, RecordSet next) {
    boolean beside = live.set().equals(expected.set()) || live.set().equals(next);
    return new ProviderException(
        Failure.CONFLICT,
        String.join(
            "'",
            next.key() + " " + what + ". Expected ",
            expected.set().toString(),
            ", found ",
            live.set().toString(),
            ", wanted ",
            next.toString(),
            beside ? "; a comment differs" : ""));
  }
}
