package org.mxshift.spi;

import java.time.Duration;
import java.util.Optional;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;

/** Replaces record sets of one zone by compare-and-swap. */
public interface ZoneWriter extends AutoCloseable {

  /**
   * Makes the set what is desired, provided it still is what is expected.
   *
   * <p>The live set is already as desired: done, and nothing is written. It still is as expected:
   * replaced in one step, values and TTL. Anything else: untouched, {@link Failure#CONFLICT}.
   * Calling it again after any failure is safe. A host whose changes a person makes ({@link
   * Guarantee#BY_HAND}) fails with {@link Failure#ASKED} instead of replacing.
   *
   * @param expected what {@link ZoneReader#read} gave
   * @param desired the whole set to be, of the same owner and type; without values the set is
   *     removed
   * @param marker one line for the host's own log, at most 200 printable ASCII characters
   * @throws ProviderException with {@link Failure#UNSURE} whenever the write may have happened
   */
  Receipt swap(Snapshot expected, Desired desired, String marker) throws ProviderException;

  /**
   * What every writer refuses before it calls anybody: values that are none of their type, such as
   * addresses that are none.
   *
   * @throws IllegalArgumentException when the two are not of one set
   */
  static void check(Snapshot expected, Desired desired) throws ProviderException {
    RecordSet next = desired.set();
    if (!expected.set().key().equals(next.key())) {
      throw new IllegalArgumentException(expected.set() + " cannot become " + next);
    }
    Optional<Rdata> misfit = next.misfit();
    if (misfit.isPresent()) {
      throw ProviderException.misfit(next, misfit.get());
    }
  }

  /**
   * Whether the host says that all its servers have the write; true where the host says nothing.
   *
   * @throws ProviderException when the host could not be asked
   */
  boolean inSync(Receipt receipt) throws ProviderException;

  /**
   * How long this host usually takes to tell all its servers; to ask {@link #inSync} earlier is a
   * wasted call. Zero where asking costs nothing.
   */
  default Duration spread() {
    return Duration.ZERO;
  }

  /** Lets connections go; writing afterwards is an error. */
  @Override
  default void close() {}
}
