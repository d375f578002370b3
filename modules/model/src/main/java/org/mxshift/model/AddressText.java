package org.mxshift.model;

import java.util.regex.Pattern;

/** Whether a text is an address, as zone files write it (RFC 1035 section 3.4.1, RFC 3596). */
public final class AddressText {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private AddressText() {}

  /** Four decimal numbers up to 255, leading zeros allowed. */
  public static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  /** Eight groups, a run of zeros shortened, perhaps with an IPv4 address at the end. */
  public static boolean isIpv6(String text) {
    return Ipv6Text.isAddress(text);
  }
}
