package org.mxshift.spf;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The collected ABNF of RFC 7208 section 12, as far as a term's own text goes. */
final class SpfGrammar {

  static final String NAME = "[A-Za-z][A-Za-z0-9_.-]*";

  private static final String MACRO = "%\\{[A-Za-z]\\d*[rR]?[-.+,/_=]*}|%%|%_|%-";
  private static final String DOMAIN = "(?:" + MACRO + "|[!-$&-.0-~])+";
  private static final String DOMAIN_OR_SLASH = "(?:" + MACRO + "|[!-$&-~])+";
  private static final String CIDR4 = "(?:3[0-2]|[12]?\\d)";
  private static final String CIDR6 = "(?:12[0-8]|1[01]\\d|[1-9]?\\d)";
  private static final String DUAL = "(?:/" + CIDR4 + ")?(?://" + CIDR6 + ")?";
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final String IP4 = OCTET + "(?:\\." + OCTET + "){3}";
  private static final String IP6 = "[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*";

  private static final Pattern MECHANISM =
      Pattern.compile(
          "[-+?~]?(?:all|(?:include|exists):"
              + DOMAIN_OR_SLASH
              + ("|(?:a|mx)(?::" + DOMAIN + ")?" + DUAL)
              + ("|ptr(?::" + DOMAIN_OR_SLASH + ")?")
              + ("|ip4:" + IP4 + "(?:/" + CIDR4 + ")?")
              + ("|ip6:" + IP6 + "(?:/" + CIDR6 + ")?)"),
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MODIFIER =
      Pattern.compile(NAME + "=(?:" + MACRO + "|[!-$&-~])*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NEEDS_DOMAIN =
      Pattern.compile("(?:redirect|exp)=", Pattern.CASE_INSENSITIVE);

  private SpfGrammar() {}

  static void check(String text) {
    boolean mechanism = MECHANISM.matcher(text).matches();
    if (!mechanism && !MODIFIER.matcher(text).matches()) {
      throw new SpfException("'" + shown(text) + "' is no SPF term (RFC 7208 section 12)");
    }
    if (NEEDS_DOMAIN.matcher(text).matches()) {
      throw new SpfException("'" + text + "' names no domain (RFC 7208 section 6)");
    }
    int colon = text.toLowerCase(Locale.ROOT).indexOf("ip6:");
    if (mechanism && colon >= 0 && colon <= 1) {
      address(text.substring(colon + 4).split("/", 2)[0]);
    }
  }

  /** One spelling for all texts that match the same senders. */
  static String canonical(String name, String rest) {
    if (name.equals("ip4")) {
      return name + without(rest, "/32");
    }
    if (name.equals("ip6")) {
      String[] parts = rest.substring(1).split("/", 2);
      String prefix = parts.length == 1 || parts[1].equals("128") ? "" : "/" + parts[1];
      return name + ":" + address(parts[0]) + prefix;
    }
    String value = without(without(rest, "//128"), "/32");
    String folded = value.contains("%") ? value : value.toLowerCase(Locale.ROOT);
    return name + folded.replaceFirst("\\.(?=/[0-9/]*$|$)", "");
  }

  /** A literal has a colon and is never looked up. */
  private static String address(String literal) {
    try {
      return InetAddress.getByName(literal).getHostAddress();
    } catch (UnknownHostException e) {
      throw new SpfException("'" + shown(literal) + "' is no IPv6 address");
    }
  }

  private static String without(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  static String shown(String text) {
    String safe = text.replaceAll("[^\\x20-\\x7e]", "?");
    return safe.length() > 80 ? safe.substring(0, 77) + "..." : safe;
  }
}
