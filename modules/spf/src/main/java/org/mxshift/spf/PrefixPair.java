package org.mxshift.spf;

/**
 * How much of an address has to be the same, in each of the two families (the dual-cidr-length of
 * RFC 7208 section 5.3).
 *
 * @param four bits, 0 to 32
 * @param six bits, 0 to 128
 */
public record PrefixPair(int four, int six) {

  static final int WHOLE_FOUR = 32;
  static final int WHOLE_SIX = 128;

  /** Refuses more bits than addresses have. */
  public PrefixPair {
    if (four < 0 || four > WHOLE_FOUR || six < 0 || six > WHOLE_SIX) {
      throw new SpfException("no address has the prefixes /" + four + "//" + six);
    }
  }

  /** The one for an address of that kind. */
  public int of(IpAddress address) {
    return address.six() ? six : four;
  }

  /** As it is written behind a domain; nothing where whole addresses are compared. */
  @Override
  public String toString() {
    return (four == WHOLE_FOUR ? "" : "/" + four) + (six == WHOLE_SIX ? "" : "//" + six);
  }
}
