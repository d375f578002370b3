package org.mxshift.model;

/**
 * Which record set: an owner and a type.
 *
 * @param owner the name the set belongs to
 * @param type the type of its records
 */
public record SetKey(Name owner, RecordType type) implements Comparable<SetKey> {

  /** Written out: see {@link Name#equals}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SetKey key && owner.equals(key.owner) && type.equals(key.type);
  }

  @Override
  public int hashCode() {
    return 31 * owner.hashCode() + type.hashCode();
  }

  @Override
  public int compareTo(SetKey other) {
    int first = owner.compareTo(other.owner);
    return first != 0 ? first : type.compareTo(other.type);
  }

  /** The key as messages name it, such as {@code example.com MX}. */
  @Override
  public String toString() {
    return owner + " " + type;
  }
}
