package org.mxshift.cloudflare;

import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/**
 * Replaces sets by one batch that names record ids, between a look and the batch's own answer;
 * where that does not show the desired set word for word, a second look decides.
 */
final class CloudflareWriter implements ZoneWriter {
  private static final Ttl CEILING = new Ttl(86_400);

  /** The batch, and the look after it. */
  private static final int CALLS_OF_A_WRITE = 2;

  private final LiveSets sets;

  CloudflareWriter(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    Change change = Change.of(expected, desired);
    sets.lookup().remember(expected.extra());
    LiveSets.Live live = sets.look(change.key());
    if (change.isDone(live)) {
      return receipt(change);
    }
    change.checkExpected(live);
    checkTtl(change);
    checkAllowance(change, live.allowance());
    Batch batch = Pairing.batch(change, live.records());
    return written(change, live, batch, send(change, batch));
  }

  /** Cloudflare does not say whether its servers have it; the witness asks them. */
  @Override
  public boolean inSync(Receipt receipt) {
    return true;
  }

  @Override
  public void close() {
    sets.close();
  }

  private void checkTtl(Change change) throws ProviderException {
    Ttl ttl = change.desired().ttl();
    Ttl floor = sets.lookup().zone().floor();
    boolean within = ttl.compareTo(floor) >= 0 && ttl.compareTo(CEILING) <= 0;
    if (!change.desired().isAbsent() && !within) {
      throw ProviderException.refused(
          change.key()
              + " was to have a TTL of "
              + ttl
              + "; this zone takes "
              + floor
              + " to "
              + CEILING);
    }
  }

  /** A write is not begun that cannot be looked at afterwards: over the limit all calls stop. */
  private static void checkAllowance(Change change, Allowance allowance) throws ProviderException {
    if (allowance.remaining() < CALLS_OF_A_WRITE) {
      throw new ProviderException(
          Failure.BUSY,
          change.key()
              + " was not changed yet: Cloudflare allows only "
              + allowance.remaining()
              + " more calls for now",
          allowance.reset());
    }
  }

  private Reply send(Change change, Batch batch) throws ProviderException {
    String zone = sets.lookup().zone().id();
    try {
      return sets.lookup().calls().send((api, sent) -> api.batch(zone, batch, sent));
    } catch (Unanswered e) {
      throw Failures.ofSilence(true, change.key() + " was to be changed", e);
    }
  }

  private Receipt written(Change change, LiveSets.Live before, Batch batch, Reply reply)
      throws ProviderException {
    if (reply.isDone()) {
      return isTold(change, before, batch, reply) ? receipt(change) : confirmed(change);
    }
    ProviderException refusal =
        Failures.ofBatch(sets.lookup().calls().settings(), change.key().toString(), reply);
    if (!Failures.isAboutRecords(reply)) {
      throw refusal;
    }
    LiveSets.Live live = sets.look(change.key());
    if (change.isDone(live)) {
      return receipt(change);
    }
    change.checkExpected(live);
    if (Failures.isGone(reply)) {
      throw new ProviderException(
          Failure.BUSY,
          change.key() + " was removed and made again this very moment; nothing was changed");
    }
    throw refusal;
  }

  /** Whether the answer says by itself that the set is as desired now. */
  private boolean isTold(Change change, LiveSets.Live before, Batch batch, Reply reply) {
    try {
      return sets.after(before, batch, reply).filter(change::isDone).isPresent();
    } catch (ProviderException e) {
      return false; // A record that cannot be understood: the second look says why.
    }
  }

  private Receipt confirmed(Change change) throws ProviderException {
    LiveSets.Live live = seen(change);
    if (change.isDone(live)) {
      return receipt(change);
    }
    if (change.isExpected(live)) {
      throw new ProviderException(
          Failure.UNSURE,
          change.key() + ": Cloudflare took the change and still shows the old set");
    }
    throw change.conflict("was changed, and is another set right after it", live);
  }

  private LiveSets.Live seen(Change change) throws ProviderException {
    try {
      return sets.look(change.key());
    } catch (ProviderException e) {
      throw new ProviderException(
          Failure.UNSURE,
          change.key() + ": the change was taken, but not seen: " + e.getMessage(),
          e);
    }
  }

  private static Receipt receipt(Change change) {
    return new Receipt(change.key() + " at Cloudflare");
  }
}
