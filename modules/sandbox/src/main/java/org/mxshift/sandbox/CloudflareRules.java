package org.mxshift.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Cloudflare takes as a record, and what it does not. */
final class CloudflareRules {
  private static final int AUTOMATIC = 1;
  private static final int LONGEST_TTL = 86_400;
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\\\d{3}|\\\\\\D)*)\"");

  private CloudflareRules() {}

  static int floor(CloudflareZone.Face zone) {
    return zone.plan().equals("enterprise") ? 30 : 60;
  }

  static void check(CloudflareRecord record, CloudflareZone.Face zone) throws CloudflareError {
    boolean inside = record.name().equals(zone.name()) || record.name().endsWith("." + zone.name());
    if (!inside) {
      throw CloudflareError.invalid(record.name() + " is not in the zone.");
    }
    boolean automatic = record.ttl() == AUTOMATIC;
    if (!automatic && (record.ttl() < floor(zone) || record.ttl() > LONGEST_TTL)) {
      throw CloudflareError.invalid("TTL must be between 60 and 86400 seconds, or 1.");
    }
    if (record.comment().chars().anyMatch(c -> c < 0x20)) {
      throw CloudflareError.invalid("A comment is one line.");
    }
    checkContent(record);
  }

  private static void checkContent(CloudflareRecord record) throws CloudflareError {
    String content = record.content();
    switch (record.type()) {
      case "MX" -> {
        if (record.priority().isEmpty()) {
          throw CloudflareError.invalid("MX needs a priority.");
        }
        checkHost(content, content.equals("."));
      }
      case "CNAME" -> checkHost(content, false);
      case "TXT" -> checkStrings(content);
      case "A" -> checkMatches(content, "\\d{1,3}(\\.\\d{1,3}){3}");
      case "AAAA" -> checkMatches(content, "[0-9a-f:]+(\\.[0-9.]+)?");
      default -> throw CloudflareError.invalid("Type " + record.type() + " is not for this.");
    }
  }

  private static void checkHost(String content, boolean none) throws CloudflareError {
    if (!none && (content.isEmpty() || content.endsWith(".") || content.contains(" "))) {
      throw CloudflareError.invalid("Content is not a host: " + content);
    }
  }

  private static void checkMatches(String content, String shape) throws CloudflareError {
    if (!content.matches(shape)) {
      throw CloudflareError.invalid("Content is not an address: " + content);
    }
  }

  /** Quoted strings with spaces between, 255 octets each at most. */
  private static void checkStrings(String content) throws CloudflareError {
    Matcher strings = STRING.matcher(content);
    int at = 0;
    while (strings.find() && content.substring(at, strings.start()).isBlank()) {
      if (strings.group(1).replaceAll("\\\\(\\d{3}|\\D)", "x").length() > 255) {
        throw CloudflareError.invalid("A string of more than 255 octets.");
      }
      at = strings.end();
    }
    if (at == 0 || at < content.length()) {
      throw CloudflareError.invalid("TXT content is not in quotes.");
    }
  }
}
