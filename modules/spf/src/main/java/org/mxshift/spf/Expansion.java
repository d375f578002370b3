package org.mxshift.spf;

import java.util.Optional;

/** The values of macros in one record (RFC 7208 section 7.2). */
final class Expansion implements Macro.Values {

  private final SpfCheck check;
  private final Session session;
  private final Pointers pointers;
  private final String domain;

  Expansion(SpfCheck check, Session session, Pointers pointers, String domain) {
    this.check = check;
    this.session = session;
    this.pointers = pointers;
    this.domain = domain;
  }

  @Override
  public String of(char letter) {
    return switch (letter) {
      case 's' -> session.sender();
      case 'l' -> session.localPart();
      case 'o' -> session.domain();
      case 'd' -> domain;
      case 'i' -> session.ip().dotted();
      case 'p' -> pointers.nameFor(domain);
      case 'h' -> session.helo();
      case 'v' -> session.ip().tree();
      case 'c' -> session.ip().toString();
      case 'r' -> check.receiver();
      case 't' -> Long.toString(check.clock().instant().getEpochSecond());
      default -> throw new IllegalStateException("no macro letter: " + letter);
    };
  }

  /**
   * The name that a term means. Empty where DNS cannot be asked for it: such a term matches nobody
   * (RFC 7208 section 4.8; RFC 8616 section 4 for local parts beyond ASCII).
   */
  Optional<String> name(DomainSpec spec) {
    return spec.namesLocalPart() && !QueryName.isAscii(session.localPart())
        ? Optional.empty()
        : spec.expand(this);
  }

  /** The same, for a term that means its own domain where it names none. */
  Optional<String> name(Optional<DomainSpec> spec) {
    return spec.isEmpty() ? Optional.of(domain) : name(spec.get());
  }
}
