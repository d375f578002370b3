package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.TimeText;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneServers;
import org.mxshift.spi.ZoneWriter;

/**
 * The only place where a provider's call is made again: within one tick, with growing waits of
 * uneven length, as long as the tick's {@link Patience} lasts and never earlier than the host says.
 *
 * <p>A call is made again only when it certainly did not happen and may succeed later ({@link
 * Failure#mayRetry}). Where it may have happened ({@link Failure#UNSURE}), the loop looks first, so
 * that goes through. Every call takes its share out of the {@link Bucket} of its credentials before
 * it is made.
 */
public final class Retrying {

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final int LARGEST_STEP = 5;

  /** What calls of the port cost in calls of the host when nothing goes wrong, at most. */
  private static final int LOOK = 2;

  private static final int WRITE = 3;

  private final Bucket bucket;
  private final Patience patience;
  private final InstantSource clock;
  private final Lull lull;
  private final RandomGenerator random;
  private int tries;
  private Duration spent = Duration.ZERO;

  /** The calls of one tick. */
  public Retrying(
      Bucket bucket, Patience patience, InstantSource clock, Lull lull, RandomGenerator random) {
    this.bucket = bucket;
    this.patience = patience;
    this.clock = clock;
    this.lull = lull;
    this.random = random;
  }

  /** The same reader, more patient. */
  public ZoneReader reader(ZoneReader reader) {
    return new Reader(reader);
  }

  /** The same writer, more patient where nothing happened. */
  public ZoneWriter writer(ZoneWriter writer) {
    return new Writer(writer);
  }

  /** One call of a provider. */
  private interface Call<T> {
    T make() throws ProviderException;
  }

  private <T> T call(int cost, Call<T> call) throws ProviderException {
    int before = tries;
    while (true) {
      admit(cost);
      Instant began = clock.instant();
      try {
        return call.make();
      } catch (ProviderException e) {
        spend(Duration.between(began, clock.instant()));
        again(e, tries - before);
      }
    }
  }

  /** Waits for the account's share, or says when it will be there. */
  private void admit(int cost) throws ProviderException {
    for (Duration wait = bucket.take(cost); !wait.isZero(); wait = bucket.take(cost)) {
      if (isTooLong(wait) || !rest(wait)) {
        throw new ProviderException(
            Failure.BUSY,
            "this account has no calls left for " + TimeText.print(roundedUp(wait)),
            Optional.of(wait));
      }
    }
  }

  /** Returns when the call may be made again. */
  private void again(ProviderException e, int failed) throws ProviderException {
    if (!e.failure().mayRetry()) {
      throw e;
    }
    Duration said = e.retryAfter().orElse(Duration.ZERO);
    Duration step = backOff(failed);
    Duration wait = said.compareTo(step) > 0 ? said : step;
    if (tries >= patience.tries() || isTooLong(wait)) {
      throw givenUp(e, failed);
    }
    e.retryAfter().ifPresent(bucket::leaveAlone);
    tries++;
    if (!rest(wait)) {
      throw e;
    }
  }

  /** What the host said comes first; a host that is still busy afterwards is left alone longer. */
  private ProviderException givenUp(ProviderException e, int failed) {
    Optional<Duration> after =
        e.retryAfter()
            .map(
                said ->
                    failed > 0 && said.compareTo(patience.again()) < 0 ? patience.again() : said);
    after.ifPresent(bucket::leaveAlone);
    if (failed == 0) {
      return e;
    }
    ProviderException last =
        new ProviderException(
            e.failure(), e.getMessage() + "; tried " + (failed + 1) + " times", after);
    last.initCause(e);
    return last;
  }

  private boolean isTooLong(Duration wait) {
    return spent.plus(wait).compareTo(patience.time()) > 0;
  }

  private boolean rest(Duration wait) {
    spend(wait);
    return lull.rest(wait);
  }

  private void spend(Duration length) {
    spent = length.isNegative() ? spent : spent.plus(length);
  }

  /** Twice as long each time; half of it is chance, so that many do not come back together. */
  private Duration backOff(int failed) {
    long most = FIRST.toMillis() << Math.min(failed, LARGEST_STEP);
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }

  private static Duration roundedUp(Duration wait) {
    return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
  }

  private final class Reader implements ZoneReader {
    private final ZoneReader reader;

    Reader(ZoneReader reader) {
      this.reader = reader;
    }

    @Override
    public Snapshot read(Name owner, RecordType type) throws ProviderException {
      return call(LOOK, () -> reader.read(owner, type));
    }

    @Override
    public Map<SetKey, Snapshot> readAll(Collection<SetKey> keys) throws ProviderException {
      return call(LOOK, () -> reader.readAll(keys));
    }

    @Override
    public ZoneServers servers(Name apex) throws ProviderException {
      return call(LOOK, () -> reader.servers(apex));
    }

    @Override
    public Limits limits() {
      return reader.limits();
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  private final class Writer implements ZoneWriter {
    private final ZoneWriter writer;

    Writer(ZoneWriter writer) {
      this.writer = writer;
    }

    @Override
    public Receipt swap(Snapshot expected, Desired desired, String marker)
        throws ProviderException {
      return call(WRITE, () -> writer.swap(expected, desired, marker));
    }

    @Override
    public boolean inSync(Receipt receipt) throws ProviderException {
      return call(1, () -> writer.inSync(receipt));
    }

    @Override
    public Duration spread() {
      return writer.spread();
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
