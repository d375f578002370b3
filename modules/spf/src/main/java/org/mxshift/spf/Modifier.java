package org.mxshift.spf;

import java.util.Optional;

/** What says more about the record (RFC 7208 section 6). */
public sealed interface Modifier extends Directive {

  /** {@code redirect}: where no mechanism matches, that domain's record decides. */
  record Redirect(DomainSpec target) implements Modifier {
    @Override
    public Optional<DomainSpec> domain() {
      return Optional.of(target);
    }

    @Override
    public String canonical() {
      return "redirect=" + target.canonical();
    }
  }

  /** {@code exp}: where the explanation of a fail is published. */
  record Exp(DomainSpec target) implements Modifier {
    @Override
    public Optional<DomainSpec> domain() {
      return Optional.of(target);
    }

    @Override
    public String canonical() {
      return "exp=" + target.canonical();
    }
  }

  /** Anything else, which receivers ignore. */
  record Other(String name, String value) implements Modifier {
    @Override
    public Optional<DomainSpec> domain() {
      return Optional.empty();
    }

    @Override
    public String canonical() {
      return name + "=" + value;
    }
  }
}
