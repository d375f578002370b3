package org.mxshift.probe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply of a mail host (RFC 5321 section 4.2).
 *
 * @param code 200 to 599
 * @param lines the texts behind the code, at least one
 */
public record SmtpReply(int code, List<String> lines) {

  private static final Pattern ENHANCED = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}(?= |$)");

  /** Copies the lines, and refuses what is no reply. */
  public SmtpReply {
    lines = List.copyOf(lines);
    if (code < 200 || code > 599 || lines.isEmpty()) {
      throw new IllegalArgumentException(
          "a reply has a code of 200 to 599 and a line, not " + code);
    }
  }

  /** Whether it is 2xx. */
  public boolean isPositive() {
    return code / 100 == 2;
  }

  /** Whether it is 3xx: go on. */
  public boolean isIntermediate() {
    return code / 100 == 3;
  }

  /** Whether it is 4xx: come again. */
  public boolean isTransient() {
    return code / 100 == 4;
  }

  /** Whether it is 5xx: never. */
  public boolean isPermanent() {
    return code / 100 == 5;
  }

  /** The enhanced status code, such as {@code 5.1.1} (RFC 3463). */
  public Optional<String> enhanced() {
    Matcher matcher = ENHANCED.matcher(lines.get(0));
    return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** All lines in one. */
  public String text() {
    return String.join(" ", lines);
  }

  /** Whether a reply to EHLO announces this extension. */
  public boolean offers(String extension) {
    return lines.stream()
        .skip(1)
        .anyMatch(line -> line.split(" ", 2)[0].equalsIgnoreCase(extension));
  }

  /** The code and the texts in one printable line of at most 300 characters. */
  @Override
  public String toString() {
    return Shown.line(code + " " + text());
  }
}
