package org.mxshift.sandbox;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Locale;
import java.util.Set;

/**
 * For whom a mail host takes mail. Letter case plays no part; {@code postmaster} is always taken
 * (RFC 5321 section 4.5.1).
 *
 * @param addresses exact addresses
 * @param domains domains of which every address is taken
 */
public record Mailboxes(Set<String> addresses, Set<String> domains) {
  /** Brings all to lower case. */
  public Mailboxes {
    addresses = addresses.stream().map(Mailboxes::lower).collect(toUnmodifiableSet());
    domains = domains.stream().map(Mailboxes::lower).collect(toUnmodifiableSet());
  }

  /** Only these addresses. */
  public static Mailboxes of(String... addresses) {
    return new Mailboxes(Set.of(addresses), Set.of());
  }

  /** Whether mail for the recipient is taken. */
  boolean take(String recipient) {
    String address = lower(recipient);
    return addresses.contains(address)
        || domains.contains(domainOf(address))
        || address.equals("postmaster")
        || (address.startsWith("postmaster@") && isLocal(address));
  }

  /** Whether the recipient's domain is one of ours; if not, taking it would be relaying. */
  boolean isLocal(String recipient) {
    String domain = domainOf(lower(recipient));
    return domains.contains(domain)
        || addresses.stream().anyMatch(address -> domainOf(address).equals(domain));
  }

  private static String domainOf(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
