package org.mxshift.route53;

import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;

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
      check(expected.set(), live.set(), desired.set());
      Answer answer = send(new Batch(live, Held.of(desired, live), marker));
      if (answer.receipt().isPresent()) {
        return answer.receipt().get();
      }
      Held now = again(key);
      if (now.equals(live)) {
        throw LiveSets.refused(
            "Route 53 does not take the change of " + key + ": " + answer.objection());
      }
      live = now;
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

  @Override
  public void close() {
    sets.close();
  }

  /**
   * @param objection why nothing was changed; empty with a receipt
   */
  private record Answer(Optional<Receipt> receipt, String objection) {}

  private Answer send(Batch batch) throws ProviderException {
    String id = sets.zone().id();
    return sets.zone()
        .calls()
        .change(
            "change " + batch.next().set().key(),
            client -> {
              try {
                var response =
                    client.changeResourceRecordSets(
                        request -> request.hostedZoneId(id).changeBatch(batch.changes()));
                return new Answer(
                    Optional.of(new Receipt(CHANGE + response.changeInfo().id())), "");
              } catch (InvalidChangeBatchException e) {
                return new Answer(Optional.empty(), sets.zone().calls().conceal(objection(e)));
              }
            });
  }

  private static String objection(InvalidChangeBatchException e) {
    return e.hasMessages() ? String.join("; ", e.messages()) : e.awsErrorDetails().errorMessage();
  }

  /** The look after an objection: failing it, nobody knows what stands there. */
  private Held again(SetKey key) throws ProviderException {
    try {
      return sets.look(key);
    } catch (ProviderException e) {
      boolean answered = e.failure() == Failure.REFUSED;
      throw answered ? e : new ProviderException(Failure.UNSURE, String.valueOf(e.getMessage()), e);
    }
  }

  private static void check(RecordSet expected, RecordSet live, RecordSet desired)
      throws ProviderException {
    if (!live.equals(expected)) {
      throw new ProviderException(
          Failure.CONFLICT,
          desired.key()
              + " was not changed: somebody else did. Expected '"
              + expected
              + "', found '"
              + live
              + "', wanted '"
              + desired
              + "'");
    }
  }
}
