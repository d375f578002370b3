package org.mxshift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.sandbox.ApiSet;
import org.mxshift.sandbox.DesecFake;
import org.mxshift.spi.Account;

/** One domain at deSEC, where no TTL is below an hour. */
final class DesecDouble extends ApiDouble {
  private static final String TOKEN = "PlantedDesecToken0123456789";

  private final DesecFake fake;
  private final Name apex;

  DesecDouble(String name) {
    super(name);
    apex = Name.of(name);
    try {
      fake = DesecFake.start(name, low());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    admit(true);
    delegated();
  }

  @Override
  public String provider() {
    return "desec";
  }

  @Override
  public int low() {
    return 3600;
  }

  @Override
  public Account account() {
    return account("office", settings(), "token", TOKEN);
  }

  @Override
  public Account stranger() {
    return account("other", settings(), "token", "PlantedDesecTokenOfNobody0123456789");
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
    return "rrsets";
  }

  /** All sets that a migration changes are there before and after. */
  @Override
  public String write() {
    return "PUT";
  }

  @Override
  ApiSet set(SetKey key) {
    return fake.set(subname(key.owner()), key.type().mnemonic());
  }

  @Override
  void put(RecordSet set, List<String> values) {
    fake.edit(subname(set.owner()), set.type().mnemonic(), set.ttl().seconds(), values);
  }

  private String subname(Name owner) {
    String text = owner.text();
    return owner.equals(apex) ? "" : text.substring(0, text.length() - apex.text().length() - 1);
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

  @Override
  public void admit(boolean writes) {
    fake.admit(TOKEN, writes);
  }

  @Override
  public void close() {
    fake.close();
  }
}
