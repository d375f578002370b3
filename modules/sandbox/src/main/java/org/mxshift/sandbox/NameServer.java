package org.mxshift.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * An authoritative name server on loopback, UDP and TCP, with its zones in memory. It takes DNS
 * UPDATE (RFC 2136), strictly and only signed (RFC 8945), and can be told to fail.
 *
 * <p>Unsigned updates are {@code REFUSED}; a wrong key, signature or time is {@code NOTAUTH} with
 * the TSIG error saying which. Anything malformed is {@code FORMERR} and changes nothing. Safe for
 * use by several threads; each answer comes from one version of the zone.
 */
public final class NameServer implements AutoCloseable {
  private final TsigGuard guard;
  private final InstantSource clock;
  private final Faults faults;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Consumer<ZoneVersion>> followers = new CopyOnWriteArrayList<>();
  private volatile Map<Name, ZoneVersion> zones;
  private final DnsListener listener;

  private NameServer(
      InetSocketAddress at,
      List<ZoneVersion> zones,
      List<TsigKey> keys,
      Faults faults,
      InstantSource clock)
      throws IOException {
    NavigableMap<Name, ZoneVersion> byOrigin = new TreeMap<>();
    zones.forEach(zone -> byOrigin.put(zone.origin(), zone));
    this.zones = byOrigin;
    this.guard = new TsigGuard(keys, clock.withZone(ZoneOffset.UTC));
    this.clock = clock;
    this.faults = faults;
    this.listener = DnsListener.open(at, this::answer);
  }

  /**
   * Starts a primary.
   *
   * @param at a loopback address, port 0 for any free one
   * @param keys who may update; without keys nobody may
   * @param faults asked before each request
   * @param clock tells the time for signatures
   * @throws IOException if the address cannot be listened on
   */
  public static NameServer start(
      InetSocketAddress at,
      List<ZoneVersion> zones,
      List<TsigKey> keys,
      Faults faults,
      InstantSource clock)
      throws IOException {
    return new NameServer(at, zones, keys, faults, clock);
  }

  /**
   * Starts a secondary: it has the zones of this server and gets each later version after the lag,
   * by which time another may have come. It takes no updates.
   *
   * @param lag asked at each change; zero copies at once
   * @param scheduler carries out what is late; when it is shut down the secondary is left behind
   * @throws IOException if the address cannot be listened on
   */
  public synchronized NameServer secondary(
      InetSocketAddress at,
      Faults faults,
      Supplier<Duration> lag,
      ScheduledExecutorService scheduler)
      throws IOException {
    NameServer secondary =
        new NameServer(at, List.copyOf(zones.values()), List.of(), faults, clock);
    followers.add(zone -> secondary.putLater(zone, lag.get(), scheduler));
    return secondary;
  }

  /** Where it listens, with the port it got. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /**
   * The zone as it is served now.
   *
   * @throws IllegalArgumentException if it is not served here
   */
  public ZoneVersion zone(String origin) {
    return Optional.ofNullable(zones.get(ZoneVersion.name(origin)))
        .orElseThrow(
            () ->
                new IllegalArgumentException("Not served: " + origin + ", but " + zones.keySet()));
  }

  /**
   * Sets a record set behind everybody's back, as an operator at the console would.
   *
   * @param owner absolute, a missing final dot is added
   * @param type such as {@code MX}
   * @param ttl in seconds
   * @param values in presentation form, names in them absolute; none removes the set
   * @throws IllegalArgumentException if no zone here holds the owner or a value cannot be read
   */
  public void edit(String owner, String type, long ttl, String... values) {
    Name name = ZoneVersion.name(owner);
    List<Record> set = new ArrayList<>();
    for (String value : values) {
      set.add(record(name, Type.value(type), ttl, value));
    }
    synchronized (this) {
      ZoneVersion zone =
          zoneOf(name).orElseThrow(() -> new IllegalArgumentException("No zone holds " + owner));
      put(zone.with(name, Type.value(type), set).nextSerial());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    listener.close();
  }

  private synchronized void put(ZoneVersion zone) {
    NavigableMap<Name, ZoneVersion> next = new TreeMap<>(zones);
    next.put(zone.origin(), zone);
    zones = next;
    followers.forEach(follower -> follower.accept(zone));
  }

  private void putLater(ZoneVersion zone, Duration lag, ScheduledExecutorService scheduler) {
    if (!scheduler.isShutdown()) {
      var unused = scheduler.schedule(() -> putNewer(zone), lag.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** A version that was overtaken on its way is dropped. */
  private synchronized void putNewer(ZoneVersion zone) {
    ZoneVersion served = zones.get(zone.origin());
    if (served == null || served.isBefore(zone.soa())) {
      put(zone);
    }
  }

  private Optional<ZoneVersion> zoneOf(Name name) {
    for (int skip = 0; skip < name.labels(); skip++) {
      ZoneVersion zone = zones.get(new Name(name, skip));
      if (zone != null) {
        return Optional.of(zone);
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> answer(Request request) {
    Fault fault = faults.next(request.message());
    if (fault instanceof Fault.LoseRequest || (fault instanceof Fault.Delay d && !waited(d.by()))) {
      return Optional.empty();
    }
    TsigGuard.Signature signature = guard.judge(request.message(), request.wire());
    Message response = request.response();
    if (fault instanceof Fault.Answer answer) {
      response.getHeader().setRcode(answer.rcode());
    } else if (!(signature instanceof TsigGuard.Bad)) {
      handle(request, signature, response);
    }
    return fault instanceof Fault.LoseResponse
        ? Optional.empty()
        : Optional.of(guard.seal(response, signature, request.limit()));
  }

  private void handle(Request request, TsigGuard.Signature signature, Message response) {
    Header header = response.getHeader();
    if (request.speaksLaterEdns()) {
      response.removeAllRecords(Section.ADDITIONAL);
      response.addRecord(
          new OPTRecord(Request.UDP_PAYLOAD, Rcode.BADVERS >> 4, 0), Section.ADDITIONAL);
      return;
    }
    switch (header.getOpcode()) {
      case Opcode.QUERY -> query(request.message().getQuestion(), response);
      case Opcode.UPDATE -> {
        boolean signed = signature instanceof TsigGuard.Good;
        header.setRcode(signed ? update(request.message()) : Rcode.REFUSED);
      }
      default -> header.setRcode(Rcode.NOTIMP);
    }
  }

  private void query(Record question, Message response) {
    Optional<ZoneVersion> zone = zoneOf(question.getName());
    if (zone.isEmpty() || !Lookup.isOrdinary(question)) {
      response.getHeader().setRcode(Rcode.REFUSED);
      return;
    }
    Lookup.answer(zone.get(), question, response);
  }

  private synchronized int update(Message request) {
    Record section = request.getQuestion();
    if (section.getType() != Type.SOA) {
      return Rcode.FORMERR;
    }
    ZoneVersion zone = zones.get(section.getName());
    if (zone == null || section.getDClass() != DClass.IN) {
      return Rcode.NOTAUTH;
    }
    ZoneUpdate.Result result = ZoneUpdate.apply(zone, request);
    if (result.zone() != zone) {
      put(result.zone());
    }
    return result.rcode();
  }

  private static Record record(Name owner, int type, long ttl, String value) {
    try {
      return Record.fromString(owner, type, DClass.IN, ttl, value, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(value + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException("Reading a string cannot fail: " + value, e);
    }
  }

  /** Whether the time passed, and not the server. */
  private boolean waited(Duration time) {
    try {
      return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
