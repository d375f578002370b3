package org.mxshift.route53;

import java.time.Duration;
import java.util.Optional;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;
import software.amazon.awssdk.services.route53.model.ChangeStatus;

/**
 * Replaces sets by one batch that names what was read to the character.
 *
 * <p>What the caller has just read is tried as it is, for the host compares; only when it objects
 * is the set read again and judged. An objection proves nothing by itself: our own lost batch may
 * have been carried out before it.
 */
final class Route53Writer implements ZoneWriter {
  private static final String CHANGE = "change ";
  private static final int MOST_ATTEMPTS = 3;

  private final LiveSets sets;

  Route53Writer(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    SetKey key = desired.set().key();
    if (!expected.set().key().equals(key)) {
      throw new IllegalArgumentException(expected.set() + " cannot become " + desired.set());
    }
    sets.checkOwner(key);
    sets.zone().remember(expected.extra().identity());
    boolean changes = !expected.set().equals(desired.set());
    Optional<Held> remembered = changes ? Held.in(expected) : Optional.empty();
    Held live = remembered.isPresent() ? remembered.get() : sets.look(key);
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      if (live.set().equals(desired.set())) {
        return new Receipt("none: " + key + " already was as desired");
      }
      if (!live.set().equals(expected.set())) {
        throw ProviderException.conflict(expected.set(), live.set(), desired.set());
      }
      try {
        return send(new Batch(live, Held.of(desired, live), marker));
      } catch (ProviderException objection) {
        live = lookedAtAgain(live, objection);
      }
    }
    throw new ProviderException(
        Failure.BUSY, key + " is being changed and changed back by somebody");
  }

  @Override
  public boolean inSync(Receipt receipt) throws ProviderException {
    if (!receipt.text().startsWith(CHANGE)) {
      return true;
    }
    String id = receipt.text().substring(CHANGE.length());
    var answer =
        sets.zone()
            .calls()
            .look(
                "say whether its servers have the change " + id,
                client -> client.getChange(r -> r.id(id)));
    return answer.changeInfo().status() == ChangeStatus.INSYNC;
  }

  /** A change is "generally" with all servers within 60 seconds, Amazon writes. */
  @Override
  public Duration spread() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void close() {
    sets.close();
  }

  private Receipt send(Batch batch) throws ProviderException {
    String id = sets.zone().id();
    var response =
        sets.zone()
            .calls()
            .change(
                "change " + batch.next().set().key(),
                client ->
                    client.changeResourceRecordSets(
                        request -> request.hostedZoneId(id).changeBatch(batch.changes())));
    return new Receipt(CHANGE + response.changeInfo().id());
  }

  /**
   * What stands there after Route 53 said no, mostly {@code InvalidChangeBatch}.
   *
   * @throws ProviderException with the objection when it does not come from what stands there; in
   *     doubt when nobody can tell
   */
  private Held lookedAtAgain(Held sent, ProviderException objection) throws ProviderException {
    if (objection.failure() != Failure.REFUSED) {
      throw objection;
    }
    Held now;
    try {
      now = sets.look(sent.set().key());
    } catch (ProviderException e) {
      boolean answered = e.failure() == Failure.REFUSED;
      throw answered ? e : new ProviderException(Failure.UNSURE, String.valueOf(e.getMessage()), e);
    }
    if (now.equals(sent)) {
      throw objection;
    }
    return now;
  }
}
