package org.mxshift.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which values Route 53 takes, and what it says of the others. */
final class Route53Rules {
  private static final int LONGEST_VALUE = 4000;
  private static final int MOST_RECORDS = 1000;
  private static final int MOST_CHARACTERS = 32_000;
  private static final long LARGEST_TTL = Integer.MAX_VALUE;

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final String HOST = "([A-Za-z0-9_-]{1,63}\\.)*[A-Za-z0-9_-]{1,63}\\.?|\\.";

  /** Octets that are not printable ASCII stand as three octal digits. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-3][0-7]{2}|[^0-9])");

  private static final Pattern STRING = Pattern.compile("\"([ !#-~]{0,255})\"");
  private static final String BETWEEN = "(?<=\") (?=\")";

  private static final Map<String, Pattern> SHAPES =
      Map.of(
          "MX", Pattern.compile("(0|[1-9]\\d{0,4}) (" + HOST + ")"),
          "A", Pattern.compile("(" + OCTET + "\\.){3}" + OCTET),
          "AAAA", Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*"),
          "CNAME", Pattern.compile(HOST),
          "NS", Pattern.compile(HOST));

  private static final Map<String, String> NAMES =
      Map.of(
          "MX", "MXRRDATANotTwoFields (Value should be a preference and a host name)",
          "A", "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)",
          "AAAA", "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)",
          "CNAME", "DomainNameIllegal (Value is not a valid domain name)",
          "NS", "DomainNameIllegal (Value is not a valid domain name)",
          "TXT",
              "InvalidCharacterString (Value should be enclosed in quotation marks, at most 255"
                  + " characters each)");

  private Route53Rules() {}

  /** What is wrong with the set itself. */
  static Optional<String> ofSet(Route53Set set) {
    if (set.routing().containsKey("AliasTarget")) {
      return Optional.empty();
    }
    if (set.values().isEmpty() || set.ttl() < 0 || set.ttl() > LARGEST_TTL) {
      return Optional.of(
          "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords]]");
    }
    if (new HashSet<>(set.values()).size() < set.values().size()) {
      return Optional.of("Duplicate Resource Record: " + set.name());
    }
    return set.values().stream().flatMap(value -> ofValue(set.type(), value).stream()).findFirst();
  }

  /** What is wrong with the batch as a whole. */
  static Optional<String> ofBatch(List<Route53Change> changes) {
    List<String> values =
        changes.stream().flatMap(change -> change.set().values().stream()).toList();
    if (values.size() > MOST_RECORDS) {
      return Optional.of("Number of records limit of 1000 exceeded.");
    }
    int characters = values.stream().mapToInt(String::length).sum();
    return characters > MOST_CHARACTERS
        ? Optional.of("Number of characters limit of 32000 exceeded.")
        : Optional.empty();
  }

  private static Optional<String> ofValue(String type, String value) {
    Pattern shape = SHAPES.get(type);
    boolean good = shape == null || shape.matcher(value).matches();
    if (type.equals("TXT")) {
      good = isText(value);
    }
    if (good && type.equals("MX")) {
      good = Integer.parseInt(value.substring(0, value.indexOf(' '))) <= 65_535;
    }
    return good && value.length() <= LONGEST_VALUE
        ? Optional.empty()
        : Optional.of(
            "Invalid Resource Record: FATAL problem: "
                + NAMES.getOrDefault(type, "ValueTooLong")
                + " encountered with '"
                + value
                + "'");
  }

  /** Each escape counts as one octet; none may be left over. */
  private static boolean isText(String value) {
    String octets = ESCAPE.matcher(value).replaceAll("x");
    return octets.indexOf('\\') < 0
        && Stream.of(octets.split(BETWEEN, -1)).allMatch(one -> STRING.matcher(one).matches());
  }
}
