package org.mxshift.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run wants a record set to be, and how much of the set it owns.
 *
 * <p>An MX set is owned whole. A TXT set is shared with strangers (verification tokens come and
 * go), so a run owns only the values that begin with its prefix, such as {@code v=spf1}, as {@link
 * Txt#startsWith} has it; the others are carried along byte for byte.
 *
 * @param set the owned values and the TTL of the set
 * @param prefix how owned TXT values begin; empty when the whole set is owned
 */
public record Image(RecordSet set, Optional<String> prefix) {

  /** Refuses a value that does not begin with the prefix, whatever follows: old logs are read. */
  public Image {
    for (Rdata value : set.values()) {
      if (prefix.isPresent() && !begins(value, prefix.get())) {
        throw new IllegalArgumentException(value.text() + " does not begin with " + prefix.get());
      }
    }
  }

  /** The whole set is owned. */
  public static Image whole(RecordSet set) {
    return new Image(set, Optional.empty());
  }

  /** Only the TXT values with this prefix are owned. */
  public static Image sharing(RecordSet set, String prefix) {
    return new Image(set, Optional.of(prefix));
  }

  /** Which record set this is an image of. */
  public SetKey key() {
    return set.key();
  }

  /** The same values at another TTL. */
  public Image withTtl(Ttl ttl) {
    return new Image(set.withTtl(ttl), prefix);
  }

  /** Whether the live set shows this image: the owned values and the TTL are equal. */
  public boolean standsIn(RecordSet live) {
    return owned(live).equals(set);
  }

  /** Whether the owned values of the live set are these, whatever the TTL. */
  public boolean valuesStandIn(RecordSet live) {
    return owned(live).sameValues(set);
  }

  /** The owned part of a live set. */
  public RecordSet owned(RecordSet live) {
    return prefix.isEmpty()
        ? live
        : live.withValues(live.values().stream().filter(value -> owns(value, prefix)).toList());
  }

  /** The strangers' part of a live set. */
  public List<Rdata> foreign(RecordSet live) {
    return live.values().stream().filter(value -> !owns(value, prefix)).toList();
  }

  /** The whole set to write so that this image stands in it and every stranger's value stays. */
  public RecordSet over(RecordSet live) {
    List<Rdata> values = Stream.concat(set.values().stream(), foreign(live).stream()).toList();
    return new RecordSet(set.owner(), set.type(), set.isAbsent() ? live.ttl() : set.ttl(), values);
  }

  private static boolean begins(Rdata value, String prefix) {
    return value instanceof Txt txt
        && txt.joined().regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static boolean owns(Rdata value, Optional<String> prefix) {
    return prefix.isEmpty() || (value instanceof Txt txt && txt.startsWith(prefix.get()));
  }

  @Override
  public String toString() {
    return set.toString();
  }
}
