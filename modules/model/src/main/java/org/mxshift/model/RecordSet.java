package org.mxshift.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All records of one owner and type, with the one TTL they share (RFC 2181 section 5.2); without
 * values it says that there is no such set.
 *
 * <p>Values are kept sorted and without repetition, so equal sets are equal records.
 *
 * @param owner the name the set belongs to
 * @param type the type of its records
 * @param ttl the TTL of the set; zero when absent
 * @param values the record data; empty when the set is absent
 */
public record RecordSet(Name owner, RecordType type, Ttl ttl, List<Rdata> values) {

  /** Sorts the values, and refuses values that are not of the type. */
  public RecordSet {
    values = values.stream().distinct().sorted().toList();
    ttl = values.isEmpty() ? Ttl.ZERO : ttl;
    for (Rdata value : values) {
      if ((value instanceof Mx) != type.equals(RecordType.MX)
          || (value instanceof Txt) != type.equals(RecordType.TXT)) {
        throw new IllegalArgumentException(value.text() + " is no " + type + " record");
      }
    }
  }

  /** There is no such set. */
  public static RecordSet absent(Name owner, RecordType type) {
    return new RecordSet(owner, type, Ttl.ZERO, List.of());
  }

  /** There is no such set. */
  public static RecordSet absent(SetKey key) {
    return absent(key.owner(), key.type());
  }

  /** An MX set. */
  public static RecordSet mx(Name owner, Ttl ttl, Collection<Mx> values) {
    return new RecordSet(owner, RecordType.MX, ttl, List.copyOf(values));
  }

  /** Which set this is. */
  public SetKey key() {
    return new SetKey(owner, type);
  }

  /** Whether there is no such set. */
  public boolean isAbsent() {
    return values.isEmpty();
  }

  /** The MX records in the order senders try them; empty for other types. */
  public List<Mx> mx() {
    return values.stream().filter(Mx.class::isInstance).map(Mx.class::cast).toList();
  }

  /** The TXT records; empty for other types. */
  public List<Txt> txt() {
    return values.stream().filter(Txt.class::isInstance).map(Txt.class::cast).toList();
  }

  /** The same values at another TTL. */
  public RecordSet withTtl(Ttl other) {
    return new RecordSet(owner, type, other, values);
  }

  /** The same owner, type and TTL with other values. */
  public RecordSet withValues(Collection<? extends Rdata> other) {
    return new RecordSet(owner, type, ttl, List.copyOf(other));
  }

  /** Whether both have the same values, whatever their TTLs. */
  public boolean sameValues(RecordSet other) {
    return key().equals(other.key()) && values.equals(other.values);
  }

  /** The first value that is none of the type, an address that is no address; hosts refuse it. */
  public Optional<Rdata> misfit() {
    return values.stream()
        .filter(
            value ->
                (type.equals(RecordType.A) && !AddressText.isIpv4(value.text()))
                    || (type.equals(RecordType.AAAA) && !AddressText.isIpv6(value.text())))
        .findFirst();
  }

  /** The set as messages write it: {@code example.com MX 300: 10 a., 20 b.} */
  @Override
  public String toString() {
    String shown = values.stream().map(Rdata::text).collect(Collectors.joining(", "));
    return key() + (isAbsent() ? ": none" : " " + ttl.seconds() + ": " + shown);
  }
}
