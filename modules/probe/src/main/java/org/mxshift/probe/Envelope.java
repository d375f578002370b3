package org.mxshift.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.MailAddress;

/**
 * What is brought to a mail host.
 *
 * @param sender the envelope sender; empty is the null sender
 * @param recipients who is to get it, at least one
 * @param paths what else is asked for, after them: forward paths that are no {@link MailAddress},
 *     such as {@code postmaster} alone or a quoted local part
 * @param message headers, an empty line and a body in ASCII, each line ended by CRLF; without one
 *     the session ends before DATA, and nobody gets anything
 * @param large whether a message as large as the host takes is announced, with UTF-8 where it takes
 *     that; one that names no size is not asked
 */
public record Envelope(
    Optional<MailAddress> sender,
    List<MailAddress> recipients,
    List<String> paths,
    Optional<String> message,
    boolean large) {

  private static final int LONGEST_LINE = 998;
  private static final String PATH = "[!-~&&[^<>]]{1,254}";

  /** Refuses an envelope without recipient, and a message that is not made of ASCII lines. */
  public Envelope {
    recipients = List.copyOf(recipients);
    paths = List.copyOf(paths);
    if (!paths.stream().allMatch(path -> path.matches(PATH))) {
      throw new IllegalArgumentException("a forward path is printable ASCII without blanks");
    }
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("an envelope has a recipient");
    }
    if (message.isPresent() && !isLines(message.get())) {
      throw new IllegalArgumentException(
          "a message is lines of ASCII of at most 998 characters, each ended by CRLF");
    }
  }

  /** Of whatever size the message has. */
  public Envelope(
      Optional<MailAddress> sender, List<MailAddress> recipients, Optional<String> message) {
    this(sender, recipients, List.of(), message, false);
  }

  /** Everybody who is asked for, in this order. */
  List<String> asked() {
    List<String> asked = new ArrayList<>(recipients.stream().map(MailAddress::toString).toList());
    asked.addAll(paths);
    return asked;
  }

  private static boolean isLines(String text) {
    String within = text.replace("\r\n", "");
    return text.endsWith("\r\n")
        && within.matches("[\\t -~]*")
        && text.lines().allMatch(line -> line.length() <= LONGEST_LINE);
  }
}
