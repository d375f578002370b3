package org.mxshift.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses from and to text (RFC 7208 section 12, RFC 4291 section 2.2, RFC 5952). */
final class IpText {

  private static final int GROUPS = 8;
  private static final Pattern OCTET = Pattern.compile("25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d");
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

  private IpText() {}

  static IpAddress four(String text) {
    String[] octets = text.split("\\.", -1);
    long bits = 0;
    for (String octet : octets) {
      if (octets.length != 4 || !OCTET.matcher(octet).matches()) {
        throw new SpfException("'" + SpfGrammar.shown(text) + "' is no IPv4 address");
      }
      bits = bits << 8 | Integer.parseInt(octet);
    }
    return new IpAddress(false, 0, bits);
  }

  static IpAddress six(String text) {
    int gap = text.indexOf("::");
    List<Integer> groups = groups(gap < 0 ? text : text.substring(0, gap), text);
    if (gap >= 0) {
      List<Integer> after = groups(text.substring(gap + 2), text);
      while (groups.size() + after.size() < GROUPS - 1) {
        groups.add(0);
      }
      groups.add(0);
      groups.addAll(after);
    }
    if (groups.size() != GROUPS) {
      throw no(text);
    }
    return new IpAddress(true, bits(groups.subList(0, 4)), bits(groups.subList(4, GROUPS)));
  }

  private static List<Integer> groups(String part, String text) {
    List<Integer> groups = new ArrayList<>();
    if (part.isEmpty()) {
      return groups;
    }
    String[] words = part.split(":", -1);
    for (int i = 0; i < words.length; i++) {
      if (i == words.length - 1 && words[i].indexOf('.') > 0 && text.endsWith(words[i])) {
        long quad = four(words[i]).low();
        groups.add((int) (quad >>> 16));
        groups.add((int) (quad & 0xffff));
      } else if (GROUP.matcher(words[i]).matches()) {
        groups.add(Integer.parseInt(words[i], 16));
      } else {
        throw no(text);
      }
    }
    return groups;
  }

  private static SpfException no(String text) {
    return new SpfException("'" + SpfGrammar.shown(text) + "' is no IPv6 address");
  }

  private static long bits(List<Integer> groups) {
    long bits = 0;
    for (int group : groups) {
      bits = bits << 16 | group;
    }
    return bits;
  }

  static String quad(long bits) {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }

  /** Lower case, and the first of the longest runs of zeros left out. */
  static String compressed(long high, long low) {
    int from = -1;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && group(high, low, i + run) == 0) {
        run++;
      }
      if (run > longest) {
        from = i;
        longest = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == from) {
        text.append("::");
        i += longest - 1;
      } else {
        text.append(text.isEmpty() || text.toString().endsWith(":") ? "" : ":");
        text.append(Integer.toHexString(group(high, low, i)));
      }
    }
    return text.toString();
  }

  private static int group(long high, long low, int i) {
    return (int) ((i < 4 ? high : low) >>> (16 * (3 - i % 4))) & 0xffff;
  }
}
