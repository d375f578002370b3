package org.mxshift.spf;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The domain that a term names: text that may hold macros, so it may be another one for each sender
 * (RFC 7208 section 7.1).
 */
public final class DomainSpec {

  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");

  private final String text;
  private final MacroString macros;

  private DomainSpec(String text, MacroString macros) {
    this.text = text;
    this.macros = macros;
  }

  /**
   * Reads what stands after the colon of a mechanism or the equals sign of a modifier.
   *
   * @throws SpfException when it does not end in a macro or a top-level label
   */
  static DomainSpec parse(String text) {
    MacroString macros = MacroString.parse(text);
    if (!macros.endsInMacro() && !endsInTopLabel(QueryName.withoutDot(text))) {
      throw new SpfException(
          "'"
              + SpfGrammar.shown(text)
              + "' is no domain: it ends in neither a dot with a top-level label nor a macro"
              + " (RFC 7208 section 7.1)");
    }
    return new DomainSpec(text, macros);
  }

  private static boolean endsInTopLabel(String text) {
    int dot = text.lastIndexOf('.');
    String label = text.substring(dot + 1);
    boolean digits = label.chars().allMatch(c -> c >= '0' && c <= '9');
    return dot >= 0 && !digits && LABEL.matcher(label).matches();
  }

  /** As it is written. */
  public String text() {
    return text;
  }

  /** The domain it names to any sender whatever; empty when that depends on who sends. */
  public Optional<String> name() {
    return text.indexOf('%') < 0 ? QueryName.of(text) : Optional.empty();
  }

  /** The same, where it is known in whose record it stands and whose mail is judged. */
  Optional<String> name(String inRecordOf, String ofSender) {
    for (char unknown : "sliphv".toCharArray()) {
      if (macros.names(unknown)) {
        return Optional.empty();
      }
    }
    return expand(letter -> letter == 'd' ? inRecordOf : ofSender);
  }

  /** The domain it names for these values; empty where DNS cannot be asked for it. */
  Optional<String> expand(Macro.Values values) {
    return QueryName.of(macros.expand(values));
  }

  /** Whether the sender's local part is in it. */
  boolean namesLocalPart() {
    return macros.names('s') || macros.names('l');
  }

  String canonical() {
    return text.indexOf('%') < 0 ? QueryName.folded(text) : QueryName.withoutDot(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DomainSpec spec && text.equals(spec.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
