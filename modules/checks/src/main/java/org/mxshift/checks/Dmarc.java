package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Name;

/**
 * What a domain asks receivers to do with mail that passes neither SPF nor DKIM.
 *
 * @param owner where the policy stands
 * @param policy {@code none}, {@code quarantine} or {@code reject}
 */
record Dmarc(Name owner, String policy) {

  /** Receivers ask no more often (RFC 9989, the walk up the tree). */
  private static final int MOST = 8;

  /**
   * Of a domain, or of those above it; empty where receivers apply none.
   *
   * @throws UnseenException when it cannot be known
   */
  static Optional<Dmarc> of(Sights sights, Name domain) {
    List<Name> owners = owners(domain);
    owners.forEach(owner -> sights.want(Texts.inquiry(owner)));
    for (Name owner : owners) {
      List<String> records =
          Texts.of(sights, owner).texts().stream().filter(Dmarc::isMeant).toList();
      if (records.size() == 1) {
        boolean own = owner.equals(owners.get(0));
        return Optional.of(new Dmarc(owner, policy(records.get(0), own)));
      }
      if (records.size() > 1) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether it asks for anything to be done. */
  boolean bites() {
    return !policy.equals("none");
  }

  /** The domain's own, then those of the domains above; of a long name only the last seven. */
  static List<Name> owners(Name domain) {
    List<Name> owners = new ArrayList<>();
    for (Name name = domain; !name.isRoot(); name = name.parent()) {
      if (name.equals(domain) || name.text().split("\\.", -1).length < MOST) {
        owners.add(name.child("_dmarc"));
      }
    }
    return owners;
  }

  /** Whether receivers take this text for a DMARC record. */
  static boolean isMeant(String text) {
    return text.matches("(?s)v[ \\t]*=[ \\t]*DMARC1[ \\t]*(;.*)?");
  }

  /** From above, {@code sp} counts where there is one (RFC 7489 section 6.3). */
  private static String policy(String record, boolean own) {
    Optional<String> below = own ? Optional.empty() : tag(record, "sp");
    String said = below.or(() -> tag(record, "p")).orElse("none");
    return said.equals("quarantine") || said.equals("reject") ? said : "none";
  }

  private static Optional<String> tag(String record, String name) {
    return Stream.of(record.split(";", -1))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2 && field[0].strip().equals(name))
        .map(field -> field[1].strip().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  @Override
  public String toString() {
    return "p=" + policy + " at " + owner;
  }
}
