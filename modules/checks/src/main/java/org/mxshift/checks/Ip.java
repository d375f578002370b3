package org.mxshift.checks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;

/** An address as its octets: 4 or 16 of them. */
final class Ip {

  /** Blocks that nobody outside can reach (IANA special-purpose registries, RFC 6890). */
  private static final List<Block> NOT_PUBLIC =
      List.of(
          new Block("0.0.0.0", 8, "this network"),
          new Block("10.0.0.0", 8, "private (RFC 1918)"),
          new Block("100.64.0.0", 10, "behind a carrier's NAT (RFC 6598)"),
          new Block("127.0.0.0", 8, "loopback"),
          new Block("169.254.0.0", 16, "link-local"),
          new Block("172.16.0.0", 12, "private (RFC 1918)"),
          new Block("192.0.0.0", 24, "for protocols (RFC 6890)"),
          new Block("192.0.2.0", 24, "for documentation (RFC 5737)"),
          new Block("192.168.0.0", 16, "private (RFC 1918)"),
          new Block("198.18.0.0", 15, "for benchmarks (RFC 2544)"),
          new Block("198.51.100.0", 24, "for documentation (RFC 5737)"),
          new Block("203.0.113.0", 24, "for documentation (RFC 5737)"),
          new Block("224.0.0.0", 4, "multicast"),
          new Block("240.0.0.0", 4, "reserved"),
          new Block("::1", 128, "loopback"),
          new Block("fc00::", 7, "private (ULA, RFC 4193)"),
          new Block("fe80::", 10, "link-local"),
          new Block("2001::", 32, "a Teredo tunnel"),
          new Block("2001:db8::", 32, "for documentation (RFC 3849)"),
          new Block("3fff::", 20, "for documentation (RFC 9637)"));

  private static final Block GLOBAL = new Block("2000::", 3, "global unicast");

  private final byte[] octets;

  private record Block(Ip first, int length, String use) {
    Block(String text, int length, String use) {
      this(Ip.of(text), length, use);
    }

    boolean holds(Ip ip) {
      return ip.octets.length == first.octets.length
          && ip.network(length).equals(first.network(length));
    }
  }

  private Ip(byte[] octets) {
    this.octets = octets;
  }

  /** Reads what an A or AAAA record holds; never a name, so nothing is looked up. */
  static Ip of(String text) {
    if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException("'" + text + "' is not an address");
    }
    try {
      return new Ip(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + text + "' is not an address", e);
    }
  }

  boolean isSix() {
    return octets.length == 16;
  }

  /** What the block is for, when nobody outside can reach it. */
  Optional<String> notPublic() {
    Optional<String> use =
        NOT_PUBLIC.stream().filter(block -> block.holds(this)).map(Block::use).findFirst();
    return use.isEmpty() && isSix() && !GLOBAL.holds(this)
        ? Optional.of("no global unicast address")
        : use;
  }

  /** The first bits, as a text that equal networks share. */
  String network(int length) {
    byte[] kept = Arrays.copyOf(octets, octets.length);
    for (int bit = length; bit < kept.length * 8; bit++) {
      kept[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return Arrays.toString(kept) + "/" + length;
  }

  /** Where its PTR records are (RFC 1035 section 3.5, RFC 3596 section 2.5). */
  Name reverse() {
    StringBuilder name = new StringBuilder();
    for (int i = octets.length - 1; i >= 0; i--) {
      int octet = octets[i] & 0xff;
      if (isSix()) {
        name.append(Character.forDigit(octet & 0xf, 16)).append('.');
        name.append(Character.forDigit(octet >> 4, 16)).append('.');
      } else {
        name.append(octet).append('.');
      }
    }
    return Name.of(name.append(isSix() ? "ip6.arpa" : "in-addr.arpa").toString());
  }

  /** The last two octets of an IPv4 address, as providers write them into names of customers. */
  Optional<String> tail(char between) {
    return isSix()
        ? Optional.empty()
        : Optional.of((octets[2] & 0xff) + String.valueOf(between) + (octets[3] & 0xff));
  }
}
