package org.mxshift.claims;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractBooleanAssert;
import org.assertj.core.api.AbstractByteArrayAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractDurationAssert;
import org.assertj.core.api.AbstractInstantAssert;
import org.assertj.core.api.AbstractIntegerAssert;
import org.assertj.core.api.AbstractLongAssert;
import org.assertj.core.api.AbstractPathAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.AtomicIntegerAssert;
import org.assertj.core.api.IterableAssert;
import org.assertj.core.api.IteratorAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.MapAssert;
import org.assertj.core.api.ObjectArrayAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.OptionalAssert;
import org.assertj.core.api.OptionalIntAssert;
import org.assertj.core.api.OptionalLongAssert;
import org.jspecify.annotations.Nullable;

/**
 * The first word of a claim about a value, as {@code assertThat(ttl).isEqualTo(60)}: AssertJ's, for
 * the types that this house makes claims about.
 *
 * <p>AssertJ's {@link Assertions} has 101 methods of that name. The compiler weighs all of them at
 * every call, those with type parameters by inference, and that was a third of the time that the
 * tests took to compile.
 *
 * <p>A claim about null can be made, and fails.
 */
@CheckReturnValue
public final class Claims {

  private Claims() {}

  public static AbstractBooleanAssert<?> assertThat(boolean actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractBooleanAssert<?> assertThat(@Nullable Boolean actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractIntegerAssert<?> assertThat(int actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractIntegerAssert<?> assertThat(@Nullable Integer actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractLongAssert<?> assertThat(long actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractLongAssert<?> assertThat(@Nullable Long actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractDoubleAssert<?> assertThat(double actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractStringAssert<?> assertThat(@Nullable String actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractByteArrayAssert<?> assertThat(byte @Nullable [] actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractPathAssert<?> assertThat(@Nullable Path actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractInstantAssert<?> assertThat(@Nullable Instant actual) {
    return Assertions.assertThat(actual);
  }

  public static AbstractDurationAssert<?> assertThat(@Nullable Duration actual) {
    return Assertions.assertThat(actual);
  }

  public static OptionalIntAssert assertThat(@Nullable OptionalInt actual) {
    return Assertions.assertThat(actual);
  }

  public static OptionalLongAssert assertThat(@Nullable OptionalLong actual) {
    return Assertions.assertThat(actual);
  }

  public static AtomicIntegerAssert assertThat(@Nullable AtomicInteger actual) {
    return Assertions.assertThat(actual);
  }

  public static <T> OptionalAssert<T> assertThat(@Nullable Optional<T> actual) {
    return Assertions.assertThat(actual);
  }

  public static <T> ListAssert<T> assertThat(@Nullable List<? extends T> actual) {
    return Assertions.assertThat(actual);
  }

  public static <T> ListAssert<T> assertThat(@Nullable Stream<? extends T> actual) {
    return Assertions.assertThat(actual);
  }

  public static <T> IteratorAssert<T> assertThat(@Nullable Iterator<? extends T> actual) {
    return Assertions.assertThat(actual);
  }

  public static <T> IterableAssert<T> assertThat(@Nullable Iterable<? extends T> actual) {
    return Assertions.assertThat(actual);
  }

  public static <K, V> MapAssert<K, V> assertThat(@Nullable Map<K, V> actual) {
    return Assertions.assertThat(actual);
  }

  public static <T> ObjectArrayAssert<T> assertThat(T @Nullable [] actual) {
    return Assertions.assertThat(actual);
  }

  public static <T extends Throwable> AbstractThrowableAssert<?, T> assertThat(@Nullable T actual) {
    return Assertions.assertThat(actual);
  }

  public static <T> ObjectAssert<T> assertThat(@Nullable T actual) {
    return Assertions.assertThatObject(actual);
  }
}
