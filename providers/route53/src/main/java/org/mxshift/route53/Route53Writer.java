package org.mxshift.route53;

import java.time.Duration;
import java.util.Optional;
import org.mxshift.adapter.ExactWriter;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Desired;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import software.amazon.awssdk.services.route53.model.ChangeStatus;

/**
 * Replaces sets by one batch that names what was read to the character, which Route 53 compares.
 */
final class Route53Writer implements ExactWriter<Held> {
  private static final String CHANGE = "change ";

  private final LiveSets sets;

  Route53Writer(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public RecordSet set(Held held) {
    return held.set();
  }

  @Override
  public Held look(SetKey key) throws ProviderException {
    return sets.look(key);
  }

  @Override
  public Optional<Held> seen(Snapshot snapshot) throws ProviderException {
    sets.checkOwner(snapshot.set().key());
    sets.zone().remember(snapshot.extra().identity());
    return Held.in(snapshot);
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

  @Override
  public Receipt replace(Held live, Desired desired, String marker) throws ProviderException {
    Batch batch = new Batch(live, Held.of(desired, live), marker);
    String id = sets.zone().id();
    var response =
        sets.zone()
            .calls()
            .change(
                "change " + desired.set().key(),
                client ->
                    client.changeResourceRecordSets(
                        request -> request.hostedZoneId(id).changeBatch(batch.changes())));
    return new Receipt(CHANGE + response.changeInfo().id());
  }
}
