package org.mxshift.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one spelling of an IPv6 address (RFC 5952 section 4). */
final class Ipv6Text {
  private static final int GROUPS = 8;
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern DOTTED_TAIL =
      Pattern.compile("(.*:)(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private Ipv6Text() {}

  /** Lower case, no leading zeros, the longest run of zero groups shortened; or the text itself. */
  static String canonical(String text) {
    List<Integer> groups = groups(withoutDots(text.strip()));
    return groups.size() == GROUPS ? shortened(groups) : text;
  }

  static boolean isAddress(String text) {
    return groups(withoutDots(text)).size() == GROUPS;
  }

  private static String withoutDots(String text) {
    Matcher dotted = DOTTED_TAIL.matcher(text);
    if (!dotted.matches() || !AddressText.isIpv4(text.substring(dotted.end(1)))) {
      return text;
    }
    int high = Integer.parseInt(dotted.group(2)) << 8 | Integer.parseInt(dotted.group(3));
    int low = Integer.parseInt(dotted.group(4)) << 8 | Integer.parseInt(dotted.group(5));
    return dotted.group(1) + Integer.toHexString(high) + ":" + Integer.toHexString(low);
  }

  /** Eight groups, or none when the text is no address. */
  private static List<Integer> groups(String text) {
    String[] halves = text.split("::", -1);
    List<Integer> groups = new ArrayList<>(parsed(halves[0]));
    if (halves.length == 2) {
      List<Integer> tail = parsed(halves[1]);
      int missing = GROUPS - groups.size() - tail.size();
      groups.addAll(Collections.nCopies(Math.max(1, missing), 0));
      groups.addAll(tail);
    }
    boolean address = halves.length <= 2 && groups.size() == GROUPS && !groups.contains(-1);
    return address ? groups : List.of();
  }

  /** The groups of one half; -1 stands for what is none. */
  private static List<Integer> parsed(String half) {
    if (half.isEmpty()) {
      return List.of();
    }
    List<Integer> groups = new ArrayList<>();
    for (String group : half.split(":", -1)) {
      groups.add(GROUP.matcher(group).matches() ? Integer.parseInt(group, 16) : -1);
    }
    return groups;
  }

  private static String shortened(List<Integer> groups) {
    int start = 0;
    int length = 1;
    for (int from = 0; from < GROUPS; from++) {
      int to = from;
      while (to < GROUPS && groups.get(to) == 0) {
        to++;
      }
      if (to - from > length) {
        start = from;
        length = to - from;
      }
    }
    return length == 1
        ? joined(groups)
        : joined(groups.subList(0, start)) + "::" + joined(groups.subList(start + length, GROUPS));
  }

  private static String joined(List<Integer> groups) {
    return String.join(":", groups.stream().map(Integer::toHexString).toList());
  }
}
