package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What arrived in a mailbox: messages counted by the number in their {@code X-Probe-Seq} header.
 */
record Maildir(Path directory) {
  static final String HEADER = "X-Probe-Seq";
  private static final Pattern NUMBER = Pattern.compile("(?im)^" + HEADER + ": *(\\d+) *\r?$");

  /** How often each number arrived; messages without a number are not counted. */
  Map<Integer, Long> arrivals() {
    return messages().stream()
        .flatMap(message -> number(message).boxed())
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /**
   * Waits until {@code count} different numbers arrived: accepted mail is delivered a moment later.
   */
  Map<Integer, Long> await(int count, Duration limit) {
    Await.until(
        count + " messages in " + directory,
        limit,
        () -> arrivals().size() >= count,
        () -> arrivals().keySet().toString());
    return arrivals();
  }

  /** The numbers that came more than once. */
  List<Integer> twice() {
    return arrivals().entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Every message as it was delivered, headers and body. */
  List<String> messages() {
    return Stream.of("new", "cur")
        .flatMap(part -> files(directory.resolve(part)).stream())
        .toList();
  }

  private static IntStream number(String message) {
    Matcher found = NUMBER.matcher(headers(message));
    return found.find() ? IntStream.of(Integer.parseInt(found.group(1))) : IntStream.empty();
  }

  private static String headers(String message) {
    return message.split("\r?\n\r?\n", 2)[0];
  }

  private static List<String> files(Path part) {
    if (!Files.isDirectory(part)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(part)) {
      return files.map(Maildir::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
