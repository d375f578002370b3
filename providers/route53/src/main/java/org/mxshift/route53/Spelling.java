package org.mxshift.route53;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.model.Other;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordType;
import org.mxshift.model.Txt;

/**
 * How Route 53 writes values and names.
 *
 * <p>Close to master-file form, with one trap: escapes of octets have three octal digits ({@code
 * \344}), where RFC 1035 has decimal ones.
 */
final class Spelling {
  private static final Pattern STRING =
      Pattern.compile("\\s*(\"((?:[^\"\\\\]++|\\\\.)*+)\"|[^\\s\"]+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-3][0-7]{2}|.)");
  private static final int OCTAL = 8;

  /** Types whose values are names, in any case, with or without the final dot. */
  private static final Set<RecordType> NAMES =
      Set.of(RecordType.CNAME, RecordType.NS, RecordType.of("PTR"));

  private Spelling() {}

  /**
   * What a value means.
   *
   * @throws IllegalArgumentException when it is no such value
   */
  static Rdata read(RecordType type, String value) {
    if (type.equals(RecordType.TXT)) {
      return new Txt(strings(value));
    }
    return NAMES.contains(type) ? new Other(Name.of(value).absolute()) : Rdata.parse(type, value);
  }

  /** A value as Route 53 is sent it. */
  static String write(Rdata value) {
    return value instanceof Txt txt
        ? txt.strings().stream().map(Spelling::quoted).collect(Collectors.joining(" "))
        : value.text();
  }

  /** A name with its octal escapes resolved, such as {@code \052} for the asterisk. */
  static String name(String escaped) {
    return unescaped(escaped);
  }

  private static List<String> strings(String value) {
    List<String> strings = new ArrayList<>();
    Matcher matcher = STRING.matcher(value.stripTrailing());
    while (matcher.regionStart() < matcher.regionEnd()) {
      if (!matcher.lookingAt()) {
        throw new IllegalArgumentException("a string of the TXT record has no closing quote");
      }
      strings.add(unescaped(matcher.group(2) == null ? matcher.group(1) : matcher.group(2)));
      matcher.region(matcher.end(), matcher.regionEnd());
    }
    return strings;
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found -> {
              String escape = found.group(1);
              String octet =
                  escape.length() == 1
                      ? escape
                      : String.valueOf((char) Integer.parseInt(escape, OCTAL));
              return Matcher.quoteReplacement(octet);
            });
  }

  private static String quoted(String string) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : string.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append(String.format(Locale.ROOT, "\\%03o", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
