package org.mxshift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.CloudflareFake;
import org.mxshift.sandbox.CloudflareFault;
import org.mxshift.sandbox.CloudflareRecord;
import org.mxshift.spi.Account;
import org.mxshift.spi.Secret;

/** One zone at Cloudflare, which does not say whether its servers have a change. */
final class CloudflareDouble implements HostDouble {

  private static final String TOKEN = "PlantedToken0123456789";

  private final CloudflareFake fake;
  private final String zone;
  private final String apex;
  private long edits;

  CloudflareDouble(InstantSource clock, String name) {
    try {
      fake = CloudflareFake.start(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    apex = name;
    zone = fake.admit(TOKEN, true).zone(name);
  }

  @Override
  public String provider() {
    return "cloudflare";
  }

  @Override
  public Account account() {
    return account("office", TOKEN);
  }

  @Override
  public Account stranger() {
    return account("other", "PlantedTokenOfNobody0123456789");
  }

  private Account account(String name, String token) {
    return new Account(
        name,
        Map.of("endpoint", fake.endpoint().toString(), "timeout", "20s"),
        Map.of("token", new Secret(token)));
  }

  @Override
  public RecordSet live(SetKey key) {
    List<CloudflareRecord> records = fake.records(zone, key.owner().text(), key.type().mnemonic());
    if (records.isEmpty()) {
      return RecordSet.absent(key);
    }
    return new RecordSet(
        key.owner(),
        key.type(),
        new Ttl(records.get(0).ttl()),
        records.stream().map(CloudflareDouble::value).toList());
  }

  private static Rdata value(CloudflareRecord record) {
    RecordType type = RecordType.of(record.type());
    return record.priority().isPresent()
        ? Rdata.parse(type, record.priority().getAsInt() + " " + record.content() + ".")
        : Rdata.parse(type, record.content());
  }

  @Override
  public void edit(RecordSet set) {
    String owner = set.owner().text();
    int ttl = set.ttl().seconds();
    List<CloudflareRecord> records =
        set.values().stream()
            .map(
                value ->
                    value instanceof Mx mx
                        ? CloudflareRecord.mx(owner, ttl, mx.preference(), mx.exchange().text())
                        : CloudflareRecord.of(owner, set.type().mnemonic(), ttl, value.text()))
            .toList();
    fake.edit(zone, owner, set.type().mnemonic(), records);
    edits++;
  }

  /** A stranger adds a record and leaves the others as they are. */
  void add(int preference, String exchange) {
    fake.add(zone, CloudflareRecord.mx("example.test", 300, preference, exchange));
    edits++;
  }

  @Override
  public Map<String, Integer> calls() {
    return fake.calls();
  }

  @Override
  public String write() {
    return "batch";
  }

  @Override
  public int written() {
    return (int) (fake.version(zone) - edits);
  }

  @Override
  public void loseAnswer() {
    fake.next(write(), new CloudflareFault.LostResponse());
  }

  @Override
  public void throttle(int writes) {
    CloudflareFault fault = new CloudflareFault.Throttled(Duration.ofMinutes(5));
    fake.next(write(), Collections.nCopies(writes, fault).toArray(CloudflareFault[]::new));
  }

  @Override
  public void breakDown(int calls) {
    CloudflareFault fault = new CloudflareFault.Refused(503, 1000, "Service unavailable.");
    for (String kind : List.of("zones", "records", "batch")) {
      fake.next(kind, Collections.nCopies(calls, fault).toArray(CloudflareFault[]::new));
    }
  }

  @Override
  public void beforeWrite(Runnable stranger) {
    fake.next(write(), new CloudflareFault.Meddled(stranger));
  }

  @Override
  public void breakWrites(int writes) {
    CloudflareFault fault = new CloudflareFault.Refused(503, 1000, "Service unavailable.");
    fake.next(write(), Collections.nCopies(writes, fault).toArray(CloudflareFault[]::new));
  }

  @Override
  public void admit(boolean writes) {
    fake.admit(TOKEN, writes);
  }

  @Override
  public Optional<String> addNamesake() {
    fake.zone(apex);
    return Optional.of("zone_id");
  }

  @Override
  public List<Name> servers() {
    return List.of(Name.of("ann.ns.cloudflare.test"), Name.of("bob.ns.cloudflare.test"));
  }

  @Override
  public void close() {
    fake.close();
  }
}
