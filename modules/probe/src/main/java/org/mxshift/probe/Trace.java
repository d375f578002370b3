package org.mxshift.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.model.Name;
import org.mxshift.model.Organisation;

/**
 * The hosts that a message came through, as its {@code Received} headers tell (RFC 5321 section
 * 4.4). Those below the first host that one trusts can be made up; for a message of one's own they
 * are not.
 *
 * @param hops the first host first
 */
record Trace(List<Hop> hops) {

  private static final int MOST = 30;
  private static final Pattern FROM = Pattern.compile("(?i)^from\\s+(\\S{1,255})");
  private static final Pattern BY =
      Pattern.compile("(?i)(?:^|\\s)by\\s+([A-Za-z0-9._-]{1,255})(?=[\\s;]|$)");

  /**
   * One host.
   *
   * @param from how the one before called itself; may be empty
   * @param by the host
   */
  record Hop(String from, String by) {}

  /** Copies the hops. */
  Trace {
    hops = List.copyOf(hops);
  }

  /**
   * Reads the headers.
   *
   * @param received their values, the last host first, as they stand in a message
   */
  static Trace of(List<String> received) {
    List<Hop> hops = new ArrayList<>();
    for (String value : received.subList(0, Math.min(MOST, received.size()))) {
      String line = value.replaceAll("\\s+", " ").strip();
      String uncommented = line.replaceAll("\\([^()]*\\)", " ");
      Matcher by = BY.matcher(uncommented);
      if (by.find()) {
        Matcher from = FROM.matcher(line);
        hops.add(0, new Hop(lower(from.find() ? from.group(1) : ""), lower(by.group(1))));
      }
    }
    return new Trace(hops);
  }

  /** The host that took the message from the one which calls itself so. */
  Optional<String> takenFrom(Name helo) {
    return hops.stream().filter(hop -> hop.from().equals(helo.text())).map(Hop::by).findFirst();
  }

  /**
   * Whether one of these hosts is among them. Large hosts write another name than the one in MX, so
   * any name of the same organisation will do.
   */
  boolean names(List<Name> hosts) {
    return hops.stream()
        .anyMatch(
            hop -> hosts.stream().anyMatch(host -> Organisation.isShared(hop.by(), host.text())));
  }

  /** What came after this host and all of its organisation. */
  Trace beyond(String host) {
    return new Trace(
        hops.stream().filter(hop -> !Organisation.isShared(hop.by(), lower(host))).toList());
  }

  private static String lower(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** The hosts in the order of the way. */
  List<String> hosts() {
    return hops.stream().map(Hop::by).toList();
  }

  /** The hosts in the order of the way. */
  @Override
  public String toString() {
    return hops.isEmpty() ? "no host" : Shown.line(String.join(" -> ", hosts()));
  }
}
