package org.mxshift.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Rate;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

class RetryingTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final SetKey MX = new SetKey(Name.of("example.com"), RecordType.MX);
  private static final Snapshot EMPTY = Snapshot.of(RecordSet.absent(MX));

  private final Deque<ProviderException> fails = new ArrayDeque<>();
  private final List<Duration> rests = new ArrayList<>();
  private Instant now = START;
  private Duration takes = Duration.ZERO;
  private boolean asked;
  private int calls;
  private Bucket bucket = new Bucket(List.of(), () -> now);

  private final class Host implements ZoneReader, ZoneWriter {
    private void called() throws ProviderException {
      calls++;
      now = now.plus(takes);
      if (!fails.isEmpty()) {
        throw fails.remove();
      }
    }

    @Override
    public Snapshot read(Name owner, RecordType type) throws ProviderException {
      called();
      return EMPTY;
    }

    @Override
    public Limits limits() {
      return new Limits(Ttl.ZERO, Guarantee.EXACT);
    }

    @Override
    public Receipt swap(Snapshot expected, Desired desired, String marker)
        throws ProviderException {
      called();
      return new Receipt("written");
    }

    @Override
    public boolean inSync(Receipt receipt) throws ProviderException {
      called();
      return true;
    }

    @Override
    public void close() {}
  }

  private Retrying tick() {
    InstantSource clock = () -> now;
    return new Retrying(
        bucket,
        Patience.USUAL,
        clock,
        length -> {
          rests.add(length);
          now = now.plus(length);
          return !asked;
        },
        new Random(7));
  }

  private void fails(Failure... failures) {
    for (Failure failure : failures) {
      fails.add(new ProviderException(failure, "the host is " + failure));
    }
  }

  private static void read(Retrying tick, ZoneReader host) throws ProviderException {
    tick.reader(host).read(MX.owner(), MX.type());
  }

  private static void swap(Retrying tick, ZoneWriter host) throws ProviderException {
    tick.writer(host).swap(EMPTY, Desired.of(EMPTY.set()), "marker");
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void onlyWhatCertainlyDidNotHappenIsMadeAgain(Failure failure) throws ProviderException {
    List<Attempt> attempts =
        List.of(
            RetryingTest::read,
            RetryingTest::swap,
            (tick, host) -> tick.writer(host).inSync(new Receipt("written")),
            (tick, host) -> tick.reader(host).readAll(List.of(MX)));
    for (Attempt attempt : attempts) {
      calls = 0;
      fails(failure);
      if (failure == Failure.BUSY) {
        attempt.make(tick(), new Host());
        assertThat(calls).isEqualTo(2);
      } else {
        assertThatThrownBy(() -> attempt.make(tick(), new Host()))
            .hasMessage("the host is " + failure)
            .asInstanceOf(type(ProviderException.class))
            .returns(failure, ProviderException::failure);
        assertThat(calls).isEqualTo(1);
      }
    }
  }

  private interface Attempt {
    void make(Retrying tick, Host host) throws ProviderException;
  }

  @Test
  void waitsGrowAndAreUneven() {
    fails(Failure.BUSY, Failure.BUSY, Failure.BUSY, Failure.BUSY, Failure.BUSY);
    assertThatThrownBy(() -> read(tick(), new Host()))
        .hasMessage("the host is BUSY; tried 5 times")
        .hasCauseInstanceOf(ProviderException.class);
    assertThat(rests).hasSize(4);
    for (int i = 0; i < rests.size(); i++) {
      assertThat(rests.get(i))
          .isBetween(Duration.ofMillis(125L << i), Duration.ofMillis(250L << i));
    }
    List<Duration> first = List.copyOf(rests);
    rests.clear();
    fails(Failure.BUSY, Failure.BUSY, Failure.BUSY, Failure.BUSY, Failure.BUSY);
    Retrying other = new Retrying(bucket, Patience.USUAL, () -> now, rests::add, new Random(8));
    assertThatThrownBy(() -> read(other, new Host())).isInstanceOf(ProviderException.class);
    assertThat(rests).isNotEqualTo(first);
  }

  @Test
  void aTickHasOneBudgetForAllItsCalls() throws ProviderException {
    Retrying tick = tick();
    fails(Failure.BUSY, Failure.BUSY, Failure.BUSY);
    read(tick, new Host());
    fails(Failure.BUSY, Failure.BUSY);
    assertThatThrownBy(() -> swap(tick, new Host())).hasMessageEndingWith("tried 2 times");
    assertThat(calls).isEqualTo(6);
    fails(Failure.BUSY);
    swap(tick(), new Host());
  }

  @Test
  void callsThatHangUseTheTimeUp() {
    takes = Duration.ofSeconds(10);
    fails(Failure.BUSY, Failure.BUSY, Failure.BUSY, Failure.BUSY, Failure.BUSY);
    assertThatThrownBy(() -> read(tick(), new Host())).hasMessageEndingWith("tried 2 times");
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void comesBackNoEarlierThanTheHostSays() throws ProviderException {
    fails.add(new ProviderException(Failure.BUSY, "429", Optional.of(Duration.ofSeconds(7))));
    read(tick(), new Host());
    assertThat(rests).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aLongWaitIsNotWaitedForAndNobodyElseOfTheOwnerCalls() {
    Duration long5 = Duration.ofMinutes(5);
    fails.add(new ProviderException(Failure.BUSY, "429", Optional.of(long5)));
    assertThatThrownBy(() -> swap(tick(), new Host())).hasMessage("429");
    assertThatThrownBy(() -> read(tick(), new Host()))
        .hasMessage("this account has no calls left for 5m")
        .asInstanceOf(type(ProviderException.class))
        .returns(Optional.of(long5), ProviderException::retryAfter);
    assertThat(calls).isEqualTo(1);
    assertThat(rests).isEmpty();
    now = now.plus(long5);
    assertThat(bucket.take(1)).isZero();
  }

  @Test
  void aHostThatStaysBusyIsLeftAloneLongerThanItSays() {
    for (int i = 0; i < 5; i++) {
      fails.add(new ProviderException(Failure.BUSY, "429", Optional.of(Duration.ofSeconds(1))));
    }
    assertThatThrownBy(() -> read(tick(), new Host()))
        .asInstanceOf(type(ProviderException.class))
        .returns(Optional.of(Duration.ofMinutes(1)), ProviderException::retryAfter);
    assertThat(calls).isEqualTo(5);
  }

  @Test
  void nothingIsTriedAgainByAProcessThatIsAskedToEnd() {
    asked = true;
    fails(Failure.BUSY, Failure.BUSY);
    assertThatThrownBy(() -> read(tick(), new Host())).hasMessage("the host is BUSY");
    assertThat(calls).isEqualTo(1);
  }

  @Test
  void noSpanSeesMoreCallsThanTheRateAllows() {
    Random random = new Random(11);
    Rate fast = Rate.parse("50/10s");
    Rate slow = Rate.parse("400/5m");
    for (List<Rate> rates : List.of(List.of(fast), List.of(slow), List.of(fast, slow))) {
      bucket = new Bucket(rates, () -> now);
      List<Instant> taken = new ArrayList<>();
      while (taken.size() < 1_300) {
        int cost = 1 + random.nextInt(3);
        Duration wait = bucket.take(cost);
        if (wait.isZero()) {
          for (int i = 0; i < cost; i++) {
            taken.add(now);
          }
        }
        now = now.plus(wait).plus(Duration.ofMillis(random.nextInt(30)));
      }
      rates.forEach(
          rate -> assertThat(most(taken, rate.span())).as("" + rate).isBetween(1, rate.calls()));
    }
    bucket = new Bucket(List.of(Rate.parse("1/1s")), () -> now);
    assertThat(bucket.take(3)).isEqualTo(Duration.ZERO);
    assertThat(bucket.take(1)).isEqualTo(Duration.ofSeconds(1));
  }

  private static int most(List<Instant> taken, Duration span) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < taken.size(); to++) {
      while (!taken.get(to).isBefore(taken.get(from).plus(span))) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  @Test
  void aTickWaitsALittleForItsShareOfTheOwnersCalls() throws ProviderException {
    bucket = new Bucket(List.of(Rate.parse("50/10s")), () -> now);
    Retrying tick = tick();
    for (int i = 0; i < 20; i++) {
      read(tick, new Host());
    }
    assertThat(calls).isEqualTo(20);
    assertThat(Duration.between(START, now))
        .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
  }
}
