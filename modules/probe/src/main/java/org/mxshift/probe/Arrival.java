package org.mxshift.probe;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test message in a mailbox.
 *
 * @param digest of its token
 * @param folder where it lies
 * @param spam whether that is where spam goes
 * @param copy which of the copies that were sent
 * @param copies how many were sent
 * @param trace the hosts it came through
 * @param at when the mailbox got it, where that is known
 */
record Arrival(
    String digest,
    String folder,
    boolean spam,
    int copy,
    int copies,
    Trace trace,
    Optional<Instant> at) {

  private static final Pattern COPY = Pattern.compile("([1-9]\\d?\\d?)/([1-9]\\d?\\d?)");

  /** The copy's number from its header; the only one without. */
  static int copy(String header) {
    return number(header, 1);
  }

  /** How many copies there are, from the header of one. */
  static int copies(String header) {
    return number(header, 2);
  }

  private static int number(String header, int group) {
    Matcher parts = COPY.matcher(header.strip());
    return parts.matches() ? Integer.parseInt(parts.group(group)) : 1;
  }
}
