package org.mxshift.spf;

import java.util.Optional;

/** What a term means: a mechanism, which matches senders or not, or a modifier. */
public sealed interface Directive permits Mechanism, Modifier {

  /** The domain-spec it names, where it names one. */
  Optional<DomainSpec> domain();

  /** One spelling for all texts that mean the same. */
  String canonical();
}
