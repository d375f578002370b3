package org.mxshift.spi;

/** How well a provider can tell a stranger's edit from what it expects, best first. */
public enum Guarantee {

  /** Class A: values and TTL are compared and replaced in one step by the host. */
  EXACT("values and TTL are compared and replaced in one step"),

  /** Class B: the host compares values; the TTL is read and compared just before. */
  VALUES("values are compared and replaced in one step, the TTL is read just before"),

  /** Class C: all or nothing, but compared by reading just before; verified after. */
  TRANSACTIONAL("read just before, replaced all or nothing, verified after"),

  /** Class D: several calls in a safe order; verified after. */
  PER_CALL("several calls in an order that is safe at every point, verified after"),

  /**
   * A person makes the change, record by record; it is compared before asking and watched until it
   * is there. Nothing is overwritten by mxshift, since nothing is written by it.
   */
  BY_HAND("a person makes each change at the DNS host; compared before asking, watched after");

  private final String sentence;

  Guarantee(String sentence) {
    this.sentence = sentence;
  }

  /** Whether a person carries out what is asked, so that a set may be seen half changed. */
  public boolean byHand() {
    return this == BY_HAND;
  }

  /** Whether a set is replaced as a whole, so that nobody sees it half changed at the host. */
  public boolean atOnce() {
    return compareTo(TRANSACTIONAL) <= 0;
  }

  /** The guarantee in words, for plan and docs. */
  public String sentence() {
    return sentence;
  }
}
