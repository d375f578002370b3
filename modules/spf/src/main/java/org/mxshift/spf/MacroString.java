package org.mxshift.spf;

import java.util.ArrayList;
import java.util.List;

/** Text with macros in it, read once and expanded as often as need be (RFC 7208 section 7.1). */
final class MacroString {

  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();
  private boolean endsInMacro;

  /** Plain text, or a macro after it. */
  private record Part(String plain, List<Macro> macro) {}

  private MacroString() {}

  /** Visible characters and the macros that a domain may have. */
  static MacroString parse(String text) {
    return new MacroString().scan(text, '!', Macro.LETTERS);
  }

  /** As published under the domain of {@code exp=} (section 6.2): spaces and more macros. */
  static MacroString explanation(String text) {
    return new MacroString().scan(text, ' ', Macro.LETTERS + Macro.EXPLANATION_LETTERS);
  }

  private MacroString scan(String text, char first, String letters) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      endsInMacro = c == '%';
      if (endsInMacro) {
        at = percent(text, at + 1, letters);
      } else if (c >= first && c <= '~') {
        plain.append(c);
        at++;
      } else {
        throw new SpfException(
            "'" + SpfGrammar.shown(text) + "' has a character that is not visible ASCII");
      }
    }
    parts.add(new Part(plain.toString(), List.of()));
    return this;
  }

  /** Where to go on after what follows a percent sign. */
  private int percent(String text, int at, String letters) {
    switch (at < text.length() ? text.charAt(at) : ' ') {
      case '%' -> plain.append('%');
      case '_' -> plain.append(' ');
      case '-' -> plain.append("%20");
      case '{' -> {
        int end = text.indexOf('}', at);
        if (end < 0) {
          throw new SpfException("'" + SpfGrammar.shown(text) + "': a macro has no end");
        }
        Macro macro = Macro.parse(text.substring(at + 1, end), letters);
        parts.add(new Part(plain.toString(), List.of(macro)));
        plain.setLength(0);
        return end + 1;
      }
      default ->
          throw new SpfException(
              "'"
                  + SpfGrammar.shown(text)
                  + "': after '%' comes '{', '%', '_' or '-' (RFC 7208 section 7.1)");
    }
    return at + 1;
  }

  /** Whether the last thing written is a macro or an escape. */
  boolean endsInMacro() {
    return endsInMacro;
  }

  /** Whether its meaning depends on the value of this letter. */
  boolean names(char letter) {
    return parts.stream().flatMap(part -> part.macro.stream()).anyMatch(m -> m.letter() == letter);
  }

  String expand(Macro.Values values) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.plain);
      part.macro.forEach(macro -> text.append(macro.expand(values)));
    }
    return text.toString();
  }
}
