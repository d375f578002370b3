package org.mxshift.probe;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.spi.Sent;

/**
 * A report that mail could not be delivered (RFC 3464).
 *
 * @param digests of the tokens of the messages that it is about
 * @param reason what the host said, as far as the report tells
 */
record Bounce(Set<String> digests, String reason) {

  private static final Pattern FAILED = Pattern.compile("(?im)^Action:[ \\t]*failed\\b");
  private static final Pattern WHY =
      Pattern.compile(
          "(?im)^(?:Diagnostic-Code|Status):[ \\t]*(.{1,300}(?:\\r?\\n[ \\t].{0,300})*)");

  /** The header, and the Message-ID, which some hosts cite alone. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?im)(?:^"
              + TestMessage.TOKEN_HEADER
              + ":[ \\t]*|^Message-ID:\\s*<)([A-Za-z0-9]{8,64})(?:\\.[0-9a-f]{8}@|[ \\t]*\\r?$)");

  /** Copies the digests. */
  Bounce {
    digests = Set.copyOf(digests);
  }

  /**
   * Reads a message whose type is {@code multipart/report}.
   *
   * @return empty when it reports no failure (a delay, a success) or nothing that we sent
   */
  static Optional<Bounce> of(String report) {
    if (!FAILED.matcher(report).find()) {
      return Optional.empty();
    }
    Set<String> digests = new HashSet<>();
    Matcher token = TOKEN.matcher(report);
    while (token.find()) {
      digests.add(Sent.digest(token.group(1)));
    }
    Matcher why = WHY.matcher(report);
    String reason = "no reason given";
    while (why.find()) {
      reason = why.group().startsWith("D") || reason.startsWith("no ") ? why.group(1) : reason;
    }
    return digests.isEmpty()
        ? Optional.empty()
        : Optional.of(new Bounce(digests, Shown.line(reason.replaceAll("\\s+", " "))));
  }
}
