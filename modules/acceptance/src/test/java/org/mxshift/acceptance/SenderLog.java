package org.mxshift.acceptance;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A sending Postfix's delivery attempts, read from its log. */
record SenderLog(List<Attempt> attempts) {
  private static final Pattern LINE =
      Pattern.compile(
          "postfix/(?:smtp|error|retry)\\[\\d+\\]: ([0-9A-Za-z]+): to=<([^>]*)>,.*? relay=([^,]+),"
              + ".*? status=(sent|deferred|bounced) \\((.*)\\)");

  /**
   * One line of the log.
   *
   * @param relay the host tried, as {@code name[address]:port}, or {@code none}
   * @param status {@code sent}, {@code deferred} or {@code bounced}
   */
  record Attempt(String queueId, String recipient, String relay, String status, String reply) {}

  static SenderLog of(String log) {
    return new SenderLog(LINE.matcher(log).results().map(SenderLog::attempt).toList());
  }

  /** Whether the log tells the end of all {@code submitted} messages and of every bounce notice. */
  static boolean complete(String log, int submitted) {
    Set<String> picked = queueIds(log, "pickup\\[\\d+\\]: (\\w+): uid=");
    Set<String> queued = queueIds(log, "cleanup\\[\\d+\\]: (\\w+): message-id=");
    Set<String> removed = queueIds(log, "qmgr\\[\\d+\\]: (\\w+): removed");
    return picked.size() >= submitted && removed.containsAll(picked) && removed.containsAll(queued);
  }

  private static Set<String> queueIds(String log, String line) {
    return Pattern.compile("postfix/" + line)
        .matcher(log)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** How many messages {@code address} took. */
  long sentTo(String address) {
    return attempts.stream()
        .filter(a -> a.status().equals("sent") && a.relay().contains("[" + address + "]"))
        .count();
  }

  List<Attempt> bounced() {
    return withStatus("bounced");
  }

  /** The attempts put off; the message itself may have been sent later. */
  List<Attempt> deferred() {
    return withStatus("deferred");
  }

  private List<Attempt> withStatus(String status) {
    return attempts.stream().filter(a -> a.status().equals(status)).toList();
  }

  private static Attempt attempt(MatchResult line) {
    return new Attempt(line.group(1), line.group(2), line.group(3), line.group(4), line.group(5));
  }
}
