package org.mxshift.spf;

import java.util.Optional;

/** What matches senders (RFC 7208 section 5). */
public sealed interface Mechanism extends Directive {

  /** {@code all}: everybody. */
  record All() implements Mechanism {
    @Override
    public String canonical() {
      return "all";
    }
  }

  /** {@code include}: whom that domain's record passes. */
  record Include(DomainSpec target) implements Mechanism {
    @Override
    public Optional<DomainSpec> domain() {
      return Optional.of(target);
    }

    @Override
    public String canonical() {
      return "include:" + target.canonical();
    }
  }

  /** {@code a}: the addresses of a domain, by itself that of the record. */
  record A(Optional<DomainSpec> domain, PrefixPair prefixes) implements Mechanism {
    @Override
    public String canonical() {
      return "a" + target(domain) + prefixes;
    }
  }

  /** {@code mx}: the addresses of the mail hosts of a domain, by itself that of the record. */
  record Mx(Optional<DomainSpec> domain, PrefixPair prefixes) implements Mechanism {
    @Override
    public String canonical() {
      return "mx" + target(domain) + prefixes;
    }
  }

  /** {@code ptr}: whose address has a name in a domain, by itself that of the record. */
  record Ptr(Optional<DomainSpec> domain) implements Mechanism {
    @Override
    public String canonical() {
      return "ptr" + target(domain);
    }
  }

  /** {@code ip4} and {@code ip6}: these addresses. */
  record Network(IpAddress address, int prefix) implements Mechanism {

    /** Refuses a prefix that such an address does not have. */
    public Network {
      if (prefix < 0 || prefix > address.bits()) {
        throw new SpfException(address + " has no prefix of " + prefix + " bits");
      }
    }

    /** Whether that address is one of these. */
    public boolean contains(IpAddress sender) {
      return sender.isWithin(address, prefix);
    }

    @Override
    public String canonical() {
      String kind = address.six() ? "ip6:" : "ip4:";
      return kind + address.masked(prefix) + (prefix == address.bits() ? "" : "/" + prefix);
    }
  }

  /** {@code exists}: everybody, when that name has an IPv4 address. */
  record Exists(DomainSpec target) implements Mechanism {
    @Override
    public Optional<DomainSpec> domain() {
      return Optional.of(target);
    }

    @Override
    public String canonical() {
      return "exists:" + target.canonical();
    }
  }

  @Override
  default Optional<DomainSpec> domain() {
    return Optional.empty();
  }

  private static String target(Optional<DomainSpec> domain) {
    return domain.map(spec -> ":" + spec.canonical()).orElse("");
  }
}
