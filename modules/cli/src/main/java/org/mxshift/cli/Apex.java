package org.mxshift.cli;

import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.probe.PublicZone;
import org.mxshift.spi.ProviderException;

/**
 * The zone that holds a domain, as anybody can read it.
 *
 * @param name its apex
 * @param zone what its name servers answer
 */
record Apex(Name name, PublicZone zone) {

  private static final RecordType SOA = RecordType.of("SOA");

  /** The apex that a person named; nothing is asked. */
  static Apex named(Wiring wiring, Name apex) throws FailedException {
    return new Apex(apex, wiring.publicZone(apex));
  }

  /**
   * The domain itself or the nearest name above it that is an apex.
   *
   * @throws ProviderException why the domain's own name servers could not be asked, when there is
   *     no apex at all
   */
  static Apex of(Wiring wiring, Name domain) throws FailedException, ProviderException {
    Optional<ProviderException> first = Optional.empty();
    for (Name name = domain; name.text().contains("."); name = above(name)) {
      PublicZone zone = wiring.publicZone(name);
      try {
        if (!zone.read(name, SOA).set().isAbsent()) {
          return new Apex(name, zone);
        }
      } catch (ProviderException e) {
        first = first.isEmpty() ? Optional.of(e) : first;
      }
    }
    return new Apex(domain, failed(wiring, domain, first));
  }

  private static PublicZone failed(Wiring wiring, Name domain, Optional<ProviderException> why)
      throws FailedException, ProviderException {
    if (why.isPresent()) {
      throw why.get();
    }
    return wiring.publicZone(domain);
  }

  private static Name above(Name name) {
    return Name.of(name.text().substring(name.text().indexOf('.') + 1));
  }
}
