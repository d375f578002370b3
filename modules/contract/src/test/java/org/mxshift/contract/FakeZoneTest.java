package org.mxshift.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Native;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** The fake passes the contract itself, and leaves out nothing. */
class FakeZoneTest implements ZoneContract {
  private static final Name OWNER = Name.of("example.test");
  private static final RecordSet OLD = mx("10 old.example.");
  private static final RecordSet NEW = mx("5 new.example.", "10 old.example.");

  private final FakeZone fake = new FakeZone(OWNER, new Ttl(60));

  @Override
  public ZoneUnderTest zone() {
    return new UnderTest(fake);
  }

  private record UnderTest(FakeZone fake) implements ZoneUnderTest {
    @Override
    public Name name() {
      return OWNER;
    }

    @Override
    public Set<Lack> lacks() {
      return Set.of(Lack.MISSING_ZONE);
    }

    @Override
    public ZoneReader reader() {
      return fake;
    }

    @Override
    public ZoneWriter writer() {
      return fake;
    }

    @Override
    public void edit(RecordSet set) {
      fake.edit(set);
    }

    @Override
    public Optional<String> version() {
      return Optional.of("" + fake.version());
    }

    @Override
    public boolean loseNextResponse() {
      fake.onWrite(new ZoneFault.LostResponse());
      return true;
    }

    @Override
    public boolean throttleNextWrite() {
      fake.onWrite(new ZoneFault.Busy(Optional.empty()));
      return true;
    }

    @Override
    public boolean beforeNextWrite(Runnable stranger) {
      fake.onWrite(new ZoneFault.Meddled(stranger));
      return true;
    }

    @Override
    public Optional<ZoneWriter> denied() {
      return Optional.of(fake.onWrite(new ZoneFault.Denied()));
    }

    @Override
    public Optional<ZoneWriter> unreachable() {
      return Optional.of(fake.onWrite(new ZoneFault.Busy(Optional.empty())));
    }
  }

  @Test
  void aLostRequestIsInDoubtAndDidNotHappen() throws ProviderException {
    fake.edit(OLD);
    fake.onWrite(new ZoneFault.LostRequest());

    assertThat(failureOf(OLD, NEW).failure()).isEqualTo(Failure.UNSURE);
    assertThat(fake.read(OWNER, RecordType.MX).set()).isEqualTo(OLD);
    assertThat(fake.writes()).isEmpty();
  }

  @Test
  void saysWhenToComeBack() {
    fake.edit(OLD);
    fake.onWrite(new ZoneFault.Busy(Optional.of(Duration.ofSeconds(7))));

    assertThat(failureOf(OLD, NEW).retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void readsFailOneByOne() throws ProviderException {
    fake.onRead(new ZoneFault.Denied(), new ZoneFault.LostResponse());

    assertThatThrownBy(() -> fake.read(OWNER, RecordType.MX)).hasMessageContaining("credentials");
    assertThatThrownBy(() -> fake.read(OWNER, RecordType.MX)).hasMessageContaining("no answer");
    assertThat(fake.read(OWNER, RecordType.MX).set().isAbsent()).isTrue();
  }

  @Test
  void keepsNativeTextAndBringsItBack() throws ProviderException {
    fake.edit(new Snapshot(OLD, new Native("comment: ours", "id 1")));
    Snapshot before = fake.read(OWNER, RecordType.MX);

    fake.swap(before, Desired.of(NEW), "");
    assertThat(fake.read(OWNER, RecordType.MX).extra().restore()).isEqualTo("comment: ours");

    fake.edit(NEW);
    fake.swap(fake.read(OWNER, RecordType.MX), Desired.restoring(before), "");
    assertThat(fake.read(OWNER, RecordType.MX).extra().restore()).isEqualTo("comment: ours");
    assertThat(fake.writes()).isEqualTo(List.of(NEW, OLD));
  }

  @Test
  void aStrangersNativeTextIsAConflict() throws ProviderException {
    fake.edit(OLD);
    Snapshot before = fake.read(OWNER, RecordType.MX);
    fake.edit(new Snapshot(OLD, new Native("comment: theirs", "")));

    assertThatThrownBy(() -> fake.swap(before, Desired.of(NEW), ""))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.failure()).isEqualTo(Failure.CONFLICT));
  }

  @Test
  void itsServersLagWhenTold() throws ProviderException {
    Receipt receipt = fake.swap(Snapshot.of(RecordSet.absent(OLD.key())), Desired.of(OLD), "");
    fake.lag(2);

    assertThat(List.of(fake.inSync(receipt), fake.inSync(receipt), fake.inSync(receipt)))
        .containsExactly(false, false, true);
  }

  private ProviderException failureOf(RecordSet expected, RecordSet desired) {
    return catchThrowableOfType(
        ProviderException.class,
        () -> fake.swap(Snapshot.of(expected), Desired.of(desired), "marker"));
  }

  private static RecordSet mx(String... values) {
    return RecordSet.mx(OWNER, new Ttl(300), Arrays.stream(values).map(Mx::parse).toList());
  }
}
