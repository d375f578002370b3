package org.mxshift.cli;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.sandbox.ApiSet;
import org.mxshift.spi.Account;
import org.mxshift.spi.Secret;

/** What the doubles of APIs of record sets have in common: accounts, faults, counted edits. */
abstract class ApiDouble implements HostDouble {
  private static final List<Name> SERVERS =
      List.of(Name.of("ns1.host.test"), Name.of("ns2.host.test"));

  private final String name;
  private long edits;

  /**
   * @param name of the zone
   */
  ApiDouble(String name) {
    this.name = name;
  }

  /** The next calls of this kind meet these. */
  abstract void next(String kind, ApiFault... faults);

  /** The kind of calls that read sets. */
  abstract String read();

  abstract ApiSet set(SetKey key);

  /** A stranger makes it so. */
  abstract void put(RecordSet set, List<String> values);

  /** Counts up with every change. */
  abstract long version();

  /** As every host has them at the apex. */
  final void delegated() {
    List<Rdata> values =
        SERVERS.stream().map(at -> Rdata.parse(RecordType.NS, at.absolute())).toList();
    edit(new RecordSet(Name.of(name), RecordType.NS, new Ttl(86_400), values));
  }

  static Account account(String name, Map<String, String> settings, String secret, String value) {
    return new Account(name, settings, Map.of(secret, new Secret(value)));
  }

  @Override
  public RecordSet live(SetKey key) {
    ApiSet set = set(key);
    List<Rdata> values = set.values().stream().map(v -> Rdata.parse(key.type(), v)).toList();
    return values.isEmpty()
        ? RecordSet.absent(key)
        : new RecordSet(key.owner(), key.type(), new Ttl(set.ttl()), values);
  }

  @Override
  public void edit(RecordSet set) {
    put(set, set.values().stream().map(Rdata::text).toList());
    edits++;
  }

  @Override
  public int written() {
    return (int) (version() - edits);
  }

  @Override
  public void loseAnswer() {
    next(write(), new ApiFault.LostResponse());
  }

  @Override
  public void throttle(int writes) {
    next(write(), times(writes, ApiFault.throttled(Duration.ofMinutes(5))));
  }

  @Override
  public void beforeWrite(Runnable stranger) {
    next(write(), new ApiFault.Meddled(stranger));
  }

  /** The first read of a move is the engine's, the second the writer's look. */
  @Override
  public void beforeItCounts(Runnable stranger) {
    if (compares()) {
      beforeWrite(stranger);
    } else {
      next(read(), new ApiFault.Meddled(() -> {}), new ApiFault.Meddled(stranger));
    }
  }

  @Override
  public void breakWrites(int writes) {
    next(write(), times(writes, broken()));
  }

  @Override
  public void breakDown(int calls) {
    next(read(), times(calls, broken()));
    next(write(), times(calls, broken()));
  }

  private static ApiFault broken() {
    return ApiFault.answered(503, "{\"error\":\"Service unavailable.\"}");
  }

  private static ApiFault[] times(int times, ApiFault fault) {
    return Collections.nCopies(times, fault).toArray(ApiFault[]::new);
  }

  @Override
  public List<Name> servers() {
    return SERVERS;
  }
}
