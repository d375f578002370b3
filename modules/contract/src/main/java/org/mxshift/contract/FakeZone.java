package org.mxshift.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
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
 * A zone in memory that is as strict as the strictest host: values, TTL and native text are
 * compared and replaced in one step ({@link Guarantee#EXACT}), and it fails when told to.
 *
 * <p>Safe for use by several threads. Closing it does nothing: it is reader and writer at once.
 */
public final class FakeZone implements ZoneReader, ZoneWriter {
  private static final int LONGEST_MARKER = 200;
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

  private final Name name;
  private final Limits limits;
  private final Map<SetKey, Snapshot> sets = new TreeMap<>();
  private final Deque<ZoneFault> readFaults = new ArrayDeque<>();
  private final Deque<ZoneFault> writeFaults = new ArrayDeque<>();
  private final List<RecordSet> writes = new ArrayList<>();
  private long version = 1;
  private int lag;

  /**
   * A zone with these sets.
   *
   * @param floor the smallest TTL it takes from the writer
   */
  public FakeZone(Name name, Ttl floor, RecordSet... sets) {
    this.name = name;
    this.limits = new Limits(floor, Guarantee.EXACT);
    for (RecordSet set : sets) {
      put(Snapshot.of(set));
    }
  }

  @Override
  public synchronized Snapshot read(Name owner, RecordType type) throws ProviderException {
    SetKey key = new SetKey(owner, type);
    Optional<ZoneFault> fault = Optional.ofNullable(readFaults.poll());
    meet(fault, key);
    if (fault.filter(ZoneFault.LostResponse.class::isInstance).isPresent()) {
      throw failure(Failure.BUSY, "no answer when asked for " + key);
    }
    checkOwner(key);
    return live(key);
  }

  @Override
  public synchronized Receipt swap(Snapshot expected, Desired desired, String marker)
      throws ProviderException {
    SetKey key = desired.set().key();
    checkCall(expected, desired, marker);
    Optional<ZoneFault> fault = Optional.ofNullable(writeFaults.poll());
    meet(fault, key);
    if (fault.filter(ZoneFault.LostResponse.class::isInstance).isPresent()) {
      replaceIfAsExpected(expected, desired);
      throw failure(Failure.UNSURE, "no answer to the change of " + key);
    }
    return replaceIfAsExpected(expected, desired);
  }

  @Override
  public synchronized boolean inSync(Receipt receipt) {
    boolean late = lag > 0;
    lag = late ? lag - 1 : 0;
    return !late;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void close() {}

  /** A stranger makes the set so; nothing is kept beside it. */
  public void edit(RecordSet set) {
    edit(Snapshot.of(set));
  }

  /** A stranger makes the set so, with native text to restore. */
  public synchronized void edit(Snapshot snapshot) {
    put(snapshot);
  }

  /** The next reads meet these, one each. */
  public synchronized FakeZone onRead(ZoneFault... faults) {
    readFaults.addAll(List.of(faults));
    return this;
  }

  /** The next writes meet these, one each. */
  public synchronized FakeZone onWrite(ZoneFault... faults) {
    writeFaults.addAll(List.of(faults));
    return this;
  }

  /** The next {@code times} questions whether all servers have a write are answered with no. */
  public synchronized void lag(int times) {
    lag = times;
  }

  /** Every set the writer replaced, in order; calls that wrote nothing are not in it. */
  public synchronized List<RecordSet> writes() {
    return List.copyOf(writes);
  }

  /** Counts up with every change, whoever made it. */
  public synchronized long version() {
    return version;
  }

  private Receipt replaceIfAsExpected(Snapshot expected, Desired desired) throws ProviderException {
    SetKey key = desired.set().key();
    checkOwner(key);
    Snapshot live = live(key);
    Snapshot wanted = new Snapshot(desired.set(), extra(live, desired));
    if (same(live, wanted)) {
      return receipt(key);
    }
    if (!same(live, expected)) {
      throw failure(
          Failure.CONFLICT,
          key
              + " was to become '"
              + desired.set()
              + "' and was expected as '"
              + expected.set()
              + "', but it is '"
              + live.set()
              + "'");
    }
    put(wanted);
    writes.add(desired.set());
    return receipt(key);
  }

  private void meet(Optional<ZoneFault> fault, SetKey key) throws ProviderException {
    if (fault.orElse(null) instanceof ZoneFault.Busy busy) {
      String message = "the fake host is busy; " + key + " is untouched";
      throw new ProviderException(Failure.BUSY, message, busy.retryAfter());
    }
    if (fault.orElse(null) instanceof ZoneFault.Denied) {
      throw failure(Failure.DENIED, "the fake host refuses the credentials");
    }
    if (fault.orElse(null) instanceof ZoneFault.LostRequest) {
      throw failure(Failure.UNSURE, "no answer to the call for " + key);
    }
    if (fault.orElse(null) instanceof ZoneFault.Meddled meddled) {
      meddled.stranger().run();
    }
  }

  private void checkCall(Snapshot expected, Desired desired, String marker)
      throws ProviderException {
    RecordSet set = desired.set();
    if (!expected.set().key().equals(set.key())) {
      throw new IllegalArgumentException(expected.set() + " cannot become " + set);
    }
    if (marker.length() > LONGEST_MARKER || !PRINTABLE.matcher(marker).matches()) {
      throw new IllegalArgumentException("a marker is one line of at most 200 characters");
    }
    if (!set.isAbsent() && set.ttl().compareTo(limits.floor()) < 0) {
      throw failure(
          Failure.REFUSED,
          "no TTL below " + limits.floor() + " here; " + set.key() + " was to have " + set.ttl());
    }
    if (set.type().equals(RecordType.A)) {
      checkAddresses(set);
    }
  }

  private static void checkAddresses(RecordSet set) throws ProviderException {
    for (Rdata value : set.values()) {
      if (!value.text().matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
        throw failure(Failure.REFUSED, value.text() + " is no address for " + set.key());
      }
    }
  }

  private void checkOwner(SetKey key) throws ProviderException {
    if (!key.owner().within(name)) {
      throw failure(Failure.REFUSED, key.owner() + " is not in the zone " + name);
    }
    SetKey alias = new SetKey(key.owner(), RecordType.CNAME);
    if (!key.equals(alias) && sets.containsKey(alias)) {
      throw failure(Failure.REFUSED, key.owner() + " is an alias (CNAME): nothing goes beside it");
    }
  }

  private Snapshot live(SetKey key) {
    return sets.getOrDefault(key, Snapshot.of(RecordSet.absent(key)));
  }

  /** As they were when restoring, else as they are; nothing is kept of a set that goes. */
  private static Native extra(Snapshot live, Desired desired) {
    boolean restoring = !desired.restore().isEmpty();
    String restore = restoring ? desired.restore() : live.extra().restore();
    return desired.set().isAbsent() ? Native.NONE : new Native(restore, "");
  }

  private static boolean same(Snapshot one, Snapshot other) {
    return one.set().equals(other.set()) && one.extra().restore().equals(other.extra().restore());
  }

  private void put(Snapshot snapshot) {
    SetKey key = snapshot.set().key();
    version++;
    if (snapshot.set().isAbsent()) {
      sets.remove(key);
    } else {
      String identity = "version " + version;
      Native extra = new Native(snapshot.extra().restore(), identity);
      sets.put(key, new Snapshot(snapshot.set(), extra));
    }
  }

  private Receipt receipt(SetKey key) {
    return new Receipt(key + " at version " + version);
  }

  private static ProviderException failure(Failure failure, String message) {
    return new ProviderException(failure, message);
  }
}
