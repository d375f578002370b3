package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.model.Name;

/**
 * What the host of a mailbox found of who sent a message (RFC 8601): the first header alone, since
 * others below it may be anybody's.
 *
 * @param all in the order of the header
 */
record AuthenticationResults(List<Method> all) {

  private static final Pattern METHOD =
      Pattern.compile("^(dmarc|dkim|spf)(?:/\\d+)?=([a-z]+)(?=\\s|$)");
  private static final Pattern PROPERTY =
      Pattern.compile("\\b(header\\.d|header\\.i|smtp\\.mailfrom)=\"?([^\\s\";]+)");

  /**
   * One method.
   *
   * @param name {@code dmarc}, {@code dkim} or {@code spf}
   * @param result such as {@code pass}
   * @param domain who is found to have sent it; empty where it is not told
   */
  record Method(String name, String result, String domain) {
    /** No policy, or a failure to look it up, is no judgement (RFC 7489 section 11.2). */
    boolean judgesDmarc() {
      return name.equals("dmarc") && (result.equals("pass") || result.equals("fail"));
    }

    @Override
    public String toString() {
      return name + "=" + result + (domain.isEmpty() ? "" : " (" + domain + ")");
    }
  }

  /** Copies the list. */
  AuthenticationResults {
    all = List.copyOf(all);
  }

  static AuthenticationResults of(String header) {
    String plain = header.toLowerCase(Locale.ROOT);
    for (String before = ""; !before.equals(plain); ) {
      before = plain;
      plain = plain.replaceAll("\\([^()]*\\)", " ");
    }
    List<Method> all = new ArrayList<>();
    for (String part : plain.split(";", -1)) {
      Matcher method = METHOD.matcher(part.strip());
      if (method.find()) {
        all.add(new Method(method.group(1), method.group(2), domain(part)));
      }
    }
    return new AuthenticationResults(all);
  }

  private static String domain(String part) {
    Matcher property = PROPERTY.matcher(part);
    String value = property.find() ? property.group(2) : "";
    return value.substring(value.lastIndexOf('@') + 1);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * Whether DMARC passed; where the host comes to no judgement of that, whether SPF or DKIM did for
   * the domain itself or one below it.
   */
  boolean aligned(Name domain) {
    boolean judged = all.stream().anyMatch(Method::judgesDmarc);
    return all.stream()
        .filter(method -> method.result().equals("pass"))
        .anyMatch(
            method ->
                judged ? method.name().equals("dmarc") : isWithin(method.domain(), domain.text()));
  }

  private static boolean isWithin(String one, String domain) {
    return one.equals(domain) || one.endsWith("." + domain);
  }

  @Override
  public String toString() {
    return Words.and(all);
  }
}
