package org.mxshift.spf;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An IPv4 or IPv6 address, without a name and never looked up.
 *
 * @param six whether it is IPv6
 * @param high the first 64 bits of an IPv6 address, 0 for IPv4
 * @param low the last 64 bits of an IPv6 address, the 32 bits of an IPv4 address
 */
public record IpAddress(boolean six, long high, long low) {

  private static final int BITS = 32;
  private static final int BITS_SIX = 128;
  private static final long MAPPED = 0xffffL;

  /** Refuses bits that an IPv4 address does not have. */
  public IpAddress {
    if (!six && (high != 0 || low >>> BITS != 0)) {
      throw new IllegalArgumentException("an IPv4 address has 32 bits");
    }
  }

  /**
   * Reads dotted decimals (without leading zeros) or one of the forms of RFC 4291 section 2.2.
   *
   * @throws SpfException when it is neither
   */
  public static IpAddress parse(String text) {
    return text.indexOf(':') < 0 ? IpText.four(text) : IpText.six(text);
  }

  /** How long a prefix can be: 32 or 128. */
  public int bits() {
    return six ? BITS_SIX : BITS;
  }

  /** Whether both are of one kind and the same in that many bits. */
  public boolean isWithin(IpAddress network, int prefix) {
    return six == network.six && masked(prefix).equals(network.masked(prefix));
  }

  /** With zeros behind the prefix. */
  public IpAddress masked(int prefix) {
    return six
        ? new IpAddress(true, high & mask(64, prefix), low & mask(64, prefix - 64))
        : new IpAddress(false, 0, low & mask(BITS, prefix));
  }

  private static long mask(int bits, int prefix) {
    int kept = Math.max(0, Math.min(bits, prefix));
    long all = bits == BITS ? 0xffffffffL : -1L;
    return kept == 0 ? 0 : all & (-1L << (bits - kept));
  }

  /** The IPv4 address that an IPv4-mapped one stands for; any other as it is. */
  public IpAddress unmapped() {
    return six && high == 0 && low >>> BITS == MAPPED
        ? new IpAddress(false, 0, low & 0xffffffffL)
        : this;
  }

  /** Dotted quad, or 32 hexadecimal digits with dots: the macro {@code i}. */
  String dotted() {
    if (!six) {
      return IpText.quad(low);
    }
    return IntStream.rangeClosed(1, BITS_SIX / 4)
        .map(i -> i <= 16 ? nibble(high, 16 - i) : nibble(low, BITS_SIX / 4 - i))
        .mapToObj(digit -> String.valueOf("0123456789ABCDEF".charAt(digit)))
        .collect(Collectors.joining("."));
  }

  private static int nibble(long bits, int fromRight) {
    return (int) (bits >>> (4 * fromRight)) & 0xf;
  }

  /** {@code in-addr} or {@code ip6}: the macro {@code v}. */
  String tree() {
    return six ? "ip6" : "in-addr";
  }

  /** Where its names are. */
  String pointerName() {
    StringBuilder name = new StringBuilder();
    for (String part : dotted().split("\\.", -1)) {
      name.insert(0, part + ".");
    }
    return name + tree() + ".arpa";
  }

  /** Dotted quad, or as RFC 5952 has it. */
  @Override
  public String toString() {
    return six ? IpText.compressed(high, low) : IpText.quad(low);
  }
}
