package org.mxshift.spf;

/**
 * Look-ups that find nothing (RFC 7208 section 4.6.4). A host with addresses of one family only is
 * a void look-up for senders of the other one.
 *
 * @param four for senders over IPv4
 * @param six for senders over IPv6
 */
public record Voids(int four, int six) {

  static final Voids NONE = new Voids(0, 0);
  static final Voids BOTH = new Voids(1, 1);

  /** Both counted together. */
  public Voids plus(Voids other) {
    return new Voids(four + other.four, six + other.six);
  }

  /** The larger one. */
  public int most() {
    return Math.max(four, six);
  }
}
