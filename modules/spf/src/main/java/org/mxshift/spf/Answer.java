package org.mxshift.spf;

import java.util.List;

/** What DNS said to one question. Only a failure is worth asking again. */
public sealed interface Answer {

  /** The name is there, and has records of this kind. */
  record Found(List<String> values) implements Answer {

    /** Refuses to have found nothing; that is {@link Empty}. */
    public Found {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("found, but no value; say Empty");
      }
    }
  }

  /** The name is there and has no record of this kind: a void look-up (RFC 7208 section 4.6.4). */
  record Empty() implements Answer {}

  /** The name does not exist (RCODE 3): a void look-up, too. */
  record NoSuchName() implements Answer {}

  /**
   * Nobody knows: a time-out, or a server that fails. Leads to {@code temperror}.
   *
   * @param why what was tried and what came back, for people
   */
  record Failed(String why) implements Answer {}

  /** Addresses as text, mail hosts, or names. None is {@link Empty}. */
  static Answer of(List<String> values) {
    return values.isEmpty() ? new Empty() : new Found(values);
  }

  /** As {@link #of(List)}. */
  static Answer of(String... values) {
    return of(List.of(values));
  }

  /** TXT records, each as its strings, which are joined without a space (RFC 7208 section 3.3). */
  static Answer texts(List<List<String>> records) {
    return of(records.stream().map(strings -> String.join("", strings)).toList());
  }

  /** The values; none where nothing was found or nobody knows. */
  default List<String> values() {
    return List.of();
  }

  /** Whether this is an honest nothing. */
  default boolean isVoid() {
    return this instanceof Empty || this instanceof NoSuchName;
  }
}
