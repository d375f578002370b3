package org.mxshift.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a text is broken, and how, from what its parser says.
 *
 * <p>The YAML parser tells what it was at and where that began, and then what it came upon and
 * where; Jackson's own place is that of the last thing that could be read, which may be lines
 * before. Between these it quotes the text, indented, which is left out.
 */
record Broken(Place at, String what) {

  private static final Pattern MARK =
      Pattern.compile(" in 'reader', line (\\d{1,8}), column (\\d{1,8}):");

  static Broken of(JsonProcessingException e, String text) {
    String said = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    if (said.startsWith("special characters")) {
      return new Broken(firstSpecial(text), what("a control character stands here"));
    }
    Place at = Place.of(e.getLocation());
    StringBuilder what = new StringBuilder();
    boolean marked = false;
    for (String line : said.lines().toList()) {
      Matcher mark = MARK.matcher(line);
      if (mark.matches()) {
        at = new Place(Integer.parseInt(mark.group(1)), Integer.parseInt(mark.group(2)));
        marked = true;
      } else if (!line.isBlank() && !line.startsWith(" ")) {
        what.append(what.isEmpty() ? "" : marked ? " from " + at + ": " : ": ")
            .append(line.replaceFirst("\\. \\(Do not use .*", ""));
        marked = false;
      }
    }
    return new Broken(at, what(what.toString()));
  }

  /** May quote the text, without what cannot be shown. */
  private static String what(String said) {
    return "this cannot be read" + (said.isBlank() ? "" : " (" + Fields.shown(said) + ")");
  }

  private static Place firstSpecial(String text) {
    int at = 0;
    while (at < text.length() && isPlain(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Place.after(text.substring(0, at));
  }

  /** What YAML calls printable (1.1, section 5.1). */
  private static boolean isPlain(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0x7e)
        || c == 0x85
        || (c >= 0xa0 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
