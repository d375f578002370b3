package org.mxshift.simulate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Native;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * A zone in memory with an exact compare-and-swap, and name servers that answer what it was a while
 * ago.
 */
public final class VirtualZone implements ZoneReader, ZoneWriter {

  private final InstantSource clock;
  private final Faults faults;
  private final Map<SetKey, NavigableMap<Instant, Snapshot>> history = new TreeMap<>();
  private final Map<String, NameServer> servers = new LinkedHashMap<>();
  private final List<Write> writes = new ArrayList<>();
  private Optional<Person> person = Optional.empty();

  /**
   * A write that came by the writer.
   *
   * @param at when
   * @param before what it replaced
   * @param after what stands there since
   * @param marker the word that came with it
   */
  public record Write(Instant at, RecordSet before, RecordSet after, String marker) {}

  /** Who makes the changes of a zone that no program may write; told what is asked. */
  public interface Person {

    /** Is asked, and does what people do: soon or late, well or badly, by {@link #edited}. */
    void asked(RecordSet from, RecordSet to);
  }

  /** An empty zone without name servers. */
  public VirtualZone(InstantSource clock, Faults faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /** Adds a name server, or changes the one of that name. */
  public void serve(NameServer server) {
    servers.put(server.name(), server);
  }

  /** All name servers. */
  public List<NameServer> servers() {
    return List.copyOf(servers.values());
  }

  /** What has always stood there. */
  public void began(Snapshot snapshot) {
    of(snapshot.set().key()).put(Instant.MIN, snapshot);
  }

  /** From now on this person makes the changes, and the writer only asks. */
  public void byHand(Person hands) {
    person = Optional.of(hands);
  }

  /** A person makes the set so at a later moment; what was to come after that does not. */
  public void editedAt(Instant moment, RecordSet set) {
    of(set.key()).tailMap(moment, true).clear();
    of(set.key()).put(moment, Snapshot.of(set));
  }

  /** A stranger writes by another way. */
  public void edited(RecordSet set) {
    store(Snapshot.of(set));
  }

  /** What stands there now. */
  public Snapshot now(SetKey key) {
    return at(key, clock.instant());
  }

  /** Everything that stands there now. */
  public Map<SetKey, Snapshot> all() {
    Map<SetKey, Snapshot> all = new TreeMap<>();
    history.keySet().forEach(key -> all.put(key, now(key)));
    all.values().removeIf(snapshot -> snapshot.set().isAbsent());
    return all;
  }

  /** What came by the writer, in order. */
  public List<Write> writes() {
    return List.copyOf(writes);
  }

  /** What this server answers at that moment; empty when it does not. */
  public Optional<RecordSet> answer(NameServer server, SetKey key, Instant at) {
    return server.silent() ? Optional.empty() : Optional.of(at(key, server.shows(at)).set());
  }

  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    faults.provider(Touch.READ);
    return now(new SetKey(owner, type));
  }

  @Override
  public Limits limits() {
    return new Limits(new Ttl(1), person.isPresent() ? Guarantee.BY_HAND : Guarantee.EXACT);
  }

  @Override
  public Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException {
    faults.provider(Touch.WRITE);
    Snapshot live = now(desired.set().key());
    boolean done = live.set().equals(desired.set());
    if (!done && !live.set().equals(expected.set())) {
      throw new ProviderException(
          Failure.CONFLICT, "expected " + expected.set() + "; found " + live.set());
    }
    if (!done && person.isPresent()) {
      person.get().asked(live.set(), desired.set());
      throw new ProviderException(Failure.ASKED, "a person makes it " + desired.set());
    }
    if (!done) {
      writes.add(new Write(clock.instant(), live.set(), desired.set(), marker));
      store(new Snapshot(desired.set(), extra(desired)));
    }
    faults.provider(Touch.WRITTEN);
    return new Receipt("write " + writes.size());
  }

  /** As with an automatic TTL: a plain write cannot keep what only this host understands. */
  private Native extra(Desired desired) {
    return new Native(desired.restore(), "write " + writes.size());
  }

  @Override
  public boolean inSync(Receipt receipt) throws ProviderException {
    faults.provider(Touch.SYNC);
    return true;
  }

  @Override
  public void close() {}

  private void store(Snapshot snapshot) {
    of(snapshot.set().key()).put(clock.instant(), snapshot);
  }

  private Snapshot at(SetKey key, Instant moment) {
    Map.Entry<Instant, Snapshot> entry = of(key).floorEntry(moment);
    return entry == null ? Snapshot.of(RecordSet.absent(key)) : entry.getValue();
  }

  private NavigableMap<Instant, Snapshot> of(SetKey key) {
    return history.computeIfAbsent(key, any -> new TreeMap<>());
  }
}
