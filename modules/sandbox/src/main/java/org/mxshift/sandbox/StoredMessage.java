package org.mxshift.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message in the store of a {@link MailHost}.
 *
 * @param host the name of the host that keeps it
 * @param arrived when its final dot was read
 * @param sender the envelope sender, empty for the null sender
 * @param recipients the envelope recipients, at least one
 * @param text headers, an empty line, body; one character per octet, lines end in CRLF
 */
public record StoredMessage(
    String host, Instant arrived, String sender, List<String> recipients, String text) {
  private static final String END_OF_HEADERS = "\r\n\r\n";

  /** Copies the recipients. */
  public StoredMessage {
    recipients = List.copyOf(recipients);
  }

  /** The first header of this name, unfolded and trimmed. */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** All headers of this name from the top, unfolded and trimmed: {@code Received} is a trace. */
  public List<String> headers(String name) {
    int end = text.indexOf(END_OF_HEADERS);
    String unfolded = (end < 0 ? text : text.substring(0, end)).replaceAll("\r\n(?=[ \t])", "");
    String start = name + ":";
    return unfolded
        .lines()
        .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
        .map(line -> line.substring(start.length()).strip())
        .toList();
  }

  /** What follows the headers. */
  public String body() {
    int end = text.indexOf(END_OF_HEADERS);
    return end < 0 ? "" : text.substring(end + END_OF_HEADERS.length());
  }
}
