package org.mxshift.probe;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.Presented;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.mxshift.spi.Validated;

/**
 * Looks at what transport policies need: the policy file, certificates of mail hosts, chains of
 * trust.
 *
 * @param ticker measures sessions with mail hosts; without one nobody speaks to them
 */
record Policies(
    ProbeSettings settings,
    InstantSource clock,
    Resolvers resolvers,
    Optional<LongSupplier> ticker) {

  Sighting<?> look(Inquiry<?> inquiry) throws InterruptedException {
    if (inquiry instanceof PolicyFile ask) {
      PolicyFetch.Fetched fetched = new PolicyFetch(settings, resolvers).of(ask);
      return fetched.unseen().isPresent()
          ? new Unseen<>(fetched.unseen().get())
          : seen(fetched.copies());
    }
    if (inquiry instanceof Presented ask) {
      return presented(ask);
    }
    if (inquiry instanceof Validated ask) {
      Validation.Looked looked = new Validation(settings, clock).of(ask.set());
      return looked.answer().isPresent()
          ? seen(looked.answer().get())
          : new Unseen<>(looked.trouble());
    }
    return new Unseen<>("nobody here can look at " + inquiry.sentence());
  }

  private Sighting<?> presented(Presented ask) throws InterruptedException {
    if (ticker.isEmpty()) {
      return new Unseen<>("nobody here speaks to mail hosts");
    }
    Resolvers.Found found = resolvers.addresses(ask.host());
    return found.failure().isPresent()
        ? new Unseen<>(found.failure().get().summary())
        : seen(new PresentedLook(settings, clock, ticker.get()).of(ask.host(), found.addresses()));
  }

  private <A> Sighting<A> seen(A answer) {
    return new Seen<>(answer, clock.instant());
  }
}
