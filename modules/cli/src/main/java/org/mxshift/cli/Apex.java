package org.mxshift.cli;

import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Sighting;

/** Finds the zone that holds a domain: itself, or the nearest name above it that is delegated. */
final class Apex {

  private Apex() {}

  static Name of(Wiring wiring, Name domain) throws FailedException, ProviderException {
    try (Observing observer = wiring.observer(Optional.empty())) {
      Sighting<Delegated.Zone> sighting = observer.see(new Delegated(domain));
      if (sighting instanceof Sighting.Unseen<Delegated.Zone> unseen) {
        throw new FailedException(
            ExitCode.UNREACHABLE,
            "the zone of " + domain + " was not found: " + unseen.why(),
            "if you know where it begins, say so with --zone APEX");
      }
      return ((Sighting.Seen<Delegated.Zone>) sighting).answer().apex();
    }
  }
}
