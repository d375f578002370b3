package org.mxshift.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.mxshift.sandbox.ImapHost.Kept;

/** What a client searches for: conditions that must all hold (RFC 3501 section 6.4.4). */
final class ImapSearch {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.US);

  private final Predicate<Kept> all;

  private ImapSearch(Predicate<Kept> all) {
    this.all = all;
  }

  static ImapSearch parse(List<String> words) {
    Deque<String> left = new ArrayDeque<>();
    for (String word : words) {
      String bare = word.replaceAll("^\\(+|\\)+$", "");
      if (!bare.isEmpty()) {
        left.add(bare);
      }
    }
    Predicate<Kept> all = message -> true;
    while (!left.isEmpty()) {
      all = all.and(key(left));
    }
    return new ImapSearch(all);
  }

  boolean finds(Kept message) {
    return all.test(message);
  }

  private static Predicate<Kept> key(Deque<String> left) {
    String word = left.remove().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "ALL", "UNDELETED" -> message -> true;
      case "OR" -> key(left).or(key(left));
      case "SUBJECT", "FROM" -> header(word, left.remove());
      case "HEADER" -> header(left.remove(), left.remove());
      case "SINCE" -> since(LocalDate.parse(left.remove(), DAY));
      case "ON" -> on(LocalDate.parse(left.remove(), DAY));
      default -> throw new IllegalArgumentException("this mailbox cannot search for " + word);
    };
  }

  private static Predicate<Kept> since(LocalDate day) {
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return message -> !message.at().isBefore(from);
  }

  private static Predicate<Kept> on(LocalDate day) {
    return message -> message.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(day);
  }

  private static Predicate<Kept> header(String name, String part) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    String wanted = part.toLowerCase(Locale.ROOT);
    return message ->
        message
            .header()
            .toLowerCase(Locale.ROOT)
            .lines()
            .anyMatch(line -> line.startsWith(start) && line.contains(wanted));
  }
}
