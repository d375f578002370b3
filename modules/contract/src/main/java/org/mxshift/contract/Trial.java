package org.mxshift.contract;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/** One record set of the zone under test, and what a fact does with it. */
final class Trial {
  static final String MARKER = "mxshift contract";

  private final ZoneUnderTest zone;
  private final SetKey key;

  /** An MX set at an owner of its own. */
  Trial(ZoneUnderTest zone, String label) {
    this(zone, zone.name().child(label), RecordType.MX);
  }

  Trial(ZoneUnderTest zone, Name owner, RecordType type) {
    this.zone = zone;
    this.key = new SetKey(owner, type);
  }

  /** These values at a TTL that every host takes. */
  RecordSet set(String... values) {
    return new RecordSet(
        key.owner(),
        key.type(),
        ttl(),
        Arrays.stream(values).map(value -> Rdata.parse(key.type(), value)).toList());
  }

  RecordSet absent() {
    return RecordSet.absent(key);
  }

  Ttl ttl() {
    return new Ttl(300).max(zone.reader().limits().floor());
  }

  Ttl longer() {
    return new Ttl(ttl().seconds() + 60);
  }

  /** A stranger makes it so; and what we then read. */
  Snapshot given(RecordSet set) throws ProviderException {
    zone.edit(set);
    Snapshot read = read();
    assertThat(read.set()).isEqualTo(set);
    return read;
  }

  Snapshot read() throws ProviderException {
    return zone.reader().read(key.owner(), key.type());
  }

  RecordSet live() throws ProviderException {
    return read().set();
  }

  Receipt swap(Snapshot expected, RecordSet desired) throws ProviderException {
    return zone.writer().swap(expected, Desired.of(desired), MARKER);
  }

  /** The swap leads to exactly this set, and once more is no write. */
  void becomes(Snapshot expected, Desired desired) throws ProviderException {
    Receipt receipt = zone.writer().swap(expected, desired, MARKER);
    assertThat(receipt.text()).isNotEmpty();
    assertThat(live()).isEqualTo(desired.set());
    isAlready(expected, desired);
  }

  /** The set is as desired: the swap succeeds and writes nothing. */
  void isAlready(Snapshot expected, Desired desired) throws ProviderException {
    Optional<String> version = zone.version();
    assertThat(version.isEmpty()).as("who counts changes").isEqualTo(Lack.VERSION.lacking(zone));
    zone.writer().swap(expected, desired, MARKER);
    assertThat(live()).isEqualTo(desired.set());
    assertThat(zone.version()).isEqualTo(version);
  }

  /** The swap fails like this and writes nothing. */
  AbstractThrowableAssert<?, ? extends Throwable> stops(
      Failure failure, Snapshot expected, RecordSet desired) {
    Optional<String> version = zone.version();
    var stopped = fails(zone.writer(), failure, expected, desired);
    assertThat(zone.version()).isEqualTo(version);
    return stopped;
  }

  /** The swap fails like this. */
  static AbstractThrowableAssert<?, ? extends Throwable> fails(
      ZoneWriter writer, Failure failure, Snapshot expected, RecordSet desired) {
    ProviderException thrown =
        catchThrowableOfType(
            ProviderException.class, () -> writer.swap(expected, Desired.of(desired), MARKER));
    assertThat(thrown).as("a swap that should fail").isNotNull();
    assertThat(thrown.failure()).as(thrown.getMessage()).isEqualTo(failure);
    return assertThat(thrown);
  }
}
