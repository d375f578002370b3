package org.mxshift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.sandbox.ApiSet;
import org.mxshift.sandbox.PowerDnsFake;
import org.mxshift.spi.Account;

/** One zone at a PowerDNS server, whose key may do anything or nothing. */
final class PowerDnsDouble extends ApiDouble {
  private static final String KEY = "PlantedApiKey0123456789";

  private final PowerDnsFake fake;

  PowerDnsDouble(String name) {
    super(name);
    try {
      fake = PowerDnsFake.start(name + ".", KEY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    delegated();
  }

  @Override
  public String provider() {
    return "powerdns";
  }

  @Override
  public Account account() {
    return account("office", settings(), "key", KEY);
  }

  @Override
  public Account stranger() {
    return account("other", settings(), "key", "PlantedApiKeyOfNobody0123456789");
  }

  private Map<String, String> settings() {
    return Map.of("endpoint", fake.endpoint().toString(), "timeout", "20s");
  }

  @Override
  void next(String kind, ApiFault... faults) {
    fake.next(kind, faults);
  }

  @Override
  String read() {
    return "GET";
  }

  @Override
  public String write() {
    return "PATCH";
  }

  @Override
  ApiSet set(SetKey key) {
    return fake.set(key.owner().absolute(), key.type().mnemonic());
  }

  @Override
  void put(RecordSet set, List<String> values) {
    fake.edit(set.owner().absolute(), set.type().mnemonic(), set.ttl().seconds(), values);
  }

  @Override
  long version() {
    return fake.version();
  }

  @Override
  public Map<String, Integer> calls() {
    return fake.calls();
  }

  @Override
  public boolean compares() {
    return false;
  }

  /** There is one key, and no lesser one. */
  @Override
  public void admit(boolean writes) {
    fake.key(writes ? KEY : "another");
  }

  @Override
  public void close() {
    fake.close();
  }
}
