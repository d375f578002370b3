package org.mxshift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.Route53Fake;
import org.mxshift.sandbox.Route53Fault;
import org.mxshift.sandbox.Route53Set;
import org.mxshift.spi.Account;
import org.mxshift.spi.Secret;

/** One zone at Route 53, where a change is told to all servers within 40 seconds or as said. */
final class Route53Double implements HostDouble {

  static final List<String> SERVERS = List.of("ns-1.awsdns-01.test.", "ns-2.awsdns-02.test.");
  private static final List<String> ACTIONS =
      List.of(
          "ListHostedZonesByName",
          "ListResourceRecordSets",
          "ChangeResourceRecordSets",
          "GetChange");
  private static final String KEY = "AKIAPLANTEDKEY000001";

  private final Route53Fake fake;
  private final String zone;
  private final String apex;

  Route53Double(InstantSource clock, String name) {
    this(clock, name, Duration.ofSeconds(40));
  }

  Route53Double(InstantSource clock, String name, Duration spreading) {
    try {
      fake = Route53Fake.start(clock, spreading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    apex = name;
    zone = fake.admit(KEY, true).zone(name);
    fake.edit(zone, Route53Set.simple(name, "NS", 172_800, SERVERS.toArray(String[]::new)));
  }

  @Override
  public String provider() {
    return "route53";
  }

  @Override
  public Account account() {
    return account("office", KEY);
  }

  @Override
  public Account stranger() {
    return account("other", "AKIAPLANTEDKEY000002");
  }

  private Account account(String name, String key) {
    return new Account(
        name,
        Map.of("endpoint", fake.endpoint().toString(), "timeout", "20s"),
        Map.of(
            "access_key", new Secret(key),
            "secret_key", new Secret("PlantedSecretKey0123456789"),
            "session_token", new Secret("PlantedSessionToken0123456789")));
  }

  @Override
  public RecordSet live(SetKey key) {
    Optional<Route53Set> set = fake.set(zone, key.owner().absolute(), key.type().mnemonic());
    return set.map(
            held ->
                new RecordSet(
                    key.owner(),
                    key.type(),
                    new Ttl((int) held.ttl()),
                    held.values().stream().map(v -> Rdata.parse(key.type(), v)).toList()))
        .orElseGet(() -> RecordSet.absent(key));
  }

  @Override
  public void edit(RecordSet set) {
    fake.edit(
        zone,
        Route53Set.simple(
            set.owner().absolute(),
            set.type().mnemonic(),
            set.ttl().seconds(),
            set.values().stream().map(Rdata::text).toArray(String[]::new)));
  }

  @Override
  public Map<String, Integer> calls() {
    return fake.calls();
  }

  @Override
  public String write() {
    return "ChangeResourceRecordSets";
  }

  @Override
  public int written() {
    return fake.batches().size();
  }

  /** What Amazon's own log keeps of each batch. */
  List<String> comments() {
    return fake.batches().stream().map(Route53Fake.Batch::comment).toList();
  }

  @Override
  public void loseAnswer() {
    fake.next(write(), new Route53Fault.LostResponse());
  }

  @Override
  public void throttle(int writes) {
    fake.next(
        write(),
        Collections.nCopies(writes, Route53Fault.throttled()).toArray(Route53Fault[]::new));
  }

  @Override
  public void breakDown(int calls) {
    Route53Fault fault = new Route53Fault.Refused(503, "ServiceUnavailable", "", Optional.empty());
    for (String action : ACTIONS) {
      fake.next(action, Collections.nCopies(calls, fault).toArray(Route53Fault[]::new));
    }
  }

  @Override
  public void beforeWrite(Runnable stranger) {
    fake.next(write(), new Route53Fault.Meddled(stranger));
  }

  @Override
  public void breakWrites(int writes) {
    Route53Fault fault = new Route53Fault.Refused(503, "ServiceUnavailable", "", Optional.empty());
    fake.next(write(), Collections.nCopies(writes, fault).toArray(Route53Fault[]::new));
  }

  @Override
  public void admit(boolean writes) {
    fake.admit(KEY, writes);
  }

  @Override
  public Optional<String> addNamesake() {
    fake.zone(apex);
    return Optional.of("zone_id");
  }

  @Override
  public List<Name> servers() {
    return SERVERS.stream().map(Name::of).toList();
  }

  @Override
  public void close() {
    fake.close();
  }
}
