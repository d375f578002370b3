package org.mxshift.spf;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The collected ABNF of RFC 7208 section 12: from the text of a term to what it means. */
final class SpfGrammar {

  private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)=(.*)");
  private static final Pattern MECHANISM =
      Pattern.compile("[-+?~]?([A-Za-z][A-Za-z0-9]*)((?:[:/].*)?)");
  private static final Pattern DOMAIN_AND_PREFIXES =
      Pattern.compile("(?::(.*?))?(?:/(\\d{1,3}))?(?://(\\d{1,3}))?");
  private static final int LONGEST_SHOWN = 80;

  private SpfGrammar() {}

  /** Reads one term; what is wrong is said together with the term. */
  static Directive directive(String text) {
    try {
      return read(text);
    } catch (SpfException e) {
      throw new SpfException("'" + shown(text) + "' is no SPF term: " + e.getMessage());
    }
  }

  private static Directive read(String text) {
    Matcher modifier = MODIFIER.matcher(text);
    if (modifier.matches()) {
      return modifier(modifier.group(1).toLowerCase(Locale.ROOT), modifier.group(2));
    }
    Matcher mechanism = MECHANISM.matcher(text);
    if (mechanism.matches()) {
      return mechanism(mechanism.group(1).toLowerCase(Locale.ROOT), mechanism.group(2));
    }
    throw unknown();
  }

  private static Modifier modifier(String name, String value) {
    return switch (name) {
      case "redirect" -> new Modifier.Redirect(domain(name + "=", value));
      case "exp" -> new Modifier.Exp(domain(name + "=", value));
      default -> {
        MacroString.parse(value);
        yield new Modifier.Other(name, value);
      }
    };
  }

  private static Mechanism mechanism(String name, String rest) {
    return switch (name) {
      case "include" -> new Mechanism.Include(domain(name + ":", afterColon(rest)));
      case "exists" -> new Mechanism.Exists(domain(name + ":", afterColon(rest)));
      case "ip4", "ip6" -> network(afterColon(rest), name.equals("ip6"));
      case "a", "mx" -> addresses(name, rest);
      case "ptr" ->
          new Mechanism.Ptr(
              rest.isEmpty()
                  ? Optional.empty()
                  : Optional.of(domain(name + ":", afterColon(rest))));
      default -> {
        if (name.equals("all") && rest.isEmpty()) {
          yield new Mechanism.All();
        }
        throw unknown();
      }
    };
  }

  private static String afterColon(String rest) {
    if (!rest.startsWith(":")) {
      throw unknown();
    }
    return rest.substring(1);
  }

  private static DomainSpec domain(String name, String text) {
    if (text.isEmpty()) {
      throw new SpfException("'" + name + "' names no domain (RFC 7208 section 12)");
    }
    return DomainSpec.parse(text);
  }

  private static Mechanism addresses(String name, String rest) {
    Matcher matcher = DOMAIN_AND_PREFIXES.matcher(rest);
    if (!matcher.matches()) {
      throw unknown();
    }
    Optional<DomainSpec> domain =
        Optional.ofNullable(matcher.group(1)).map(spec -> domain(name + ":", spec));
    PrefixPair prefixes =
        new PrefixPair(
            prefix(matcher.group(2), PrefixPair.WHOLE_FOUR),
            prefix(matcher.group(3), PrefixPair.WHOLE_SIX));
    return name.equals("a")
        ? new Mechanism.A(domain, prefixes)
        : new Mechanism.Mx(domain, prefixes);
  }

  private static Mechanism network(String text, boolean six) {
    String[] parts = text.split("/", 2);
    IpAddress address = six ? IpText.six(parts[0]) : IpText.four(parts[0]);
    return new Mechanism.Network(
        address, prefix(parts.length == 1 ? null : parts[1], address.bits()));
  }

  private static int prefix(@Nullable String digits, int otherwise) {
    if (digits == null) {
      return otherwise;
    }
    if (!digits.matches("0|[1-9][0-9]{0,2}")) {
      throw new SpfException("'/" + shown(digits) + "' is no length of a prefix");
    }
    return Integer.parseInt(digits);
  }

  private static SpfException unknown() {
    return new SpfException("RFC 7208 section 12 knows none like this");
  }

  static String shown(String text) {
    int end = Math.min(text.length(), LONGEST_SHOWN + 1);
    String safe = text.substring(0, end).replaceAll("[^\\x20-\\x7e]", "?");
    return safe.length() > LONGEST_SHOWN ? safe.substring(0, LONGEST_SHOWN - 3) + "..." : safe;
  }
}
