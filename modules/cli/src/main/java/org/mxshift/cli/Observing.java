package org.mxshift.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.model.RecordSet;
import org.mxshift.plan.Plan;
import org.mxshift.probe.Lookout;
import org.mxshift.spi.Delivered;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Hosted;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Observer;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Traffic;
import org.mxshift.spi.ZoneReader;

/**
 * Looks over the network, and into the account of a plan, which is opened for reading when the
 * first check wants it.
 */
final class Observing implements Observer, AutoCloseable {

  private final Wiring wiring;
  private final Optional<Plan> plan;
  private final Lookout lookout;
  private Optional<ZoneReader> reader = Optional.empty();

  Observing(Wiring wiring, Optional<Plan> plan, Lookout lookout) {
    this.wiring = wiring;
    this.plan = plan;
    this.lookout = lookout;
  }

  @Override
  @SuppressWarnings("unchecked") // each branch answers what its inquiry asks for
  public <A> Sighting<A> see(Inquiry<A> inquiry) {
    if (inquiry instanceof Hosted ask) {
      return (Sighting<A>) hosted(ask);
    }
    if (inquiry instanceof Delivered ask) {
      return (Sighting<A>) delivered(ask);
    }
    return inquiry instanceof Traffic ? (Sighting<A>) traffic() : lookout.see(inquiry);
  }

  private synchronized Sighting<Hosted.Kept> hosted(Hosted ask) {
    if (plan.isEmpty()) {
      return new Unseen<>("there is no plan that names a DNS host");
    }
    try {
      if (reader.isEmpty()) {
        reader = Optional.of(wiring.zones().reader(plan.get()));
      }
      return seen(kept(ask, reader.get()));
    } catch (FailedException | ProviderException e) {
      return new Unseen<>(String.valueOf(e.getMessage()));
    }
  }

  private synchronized Sighting<List<Delivered.Look>> delivered(Delivered ask) {
    try {
      return seen(Deliveries.of(wiring.journal().latest(ask.domain())));
    } catch (FailedException | JournalException e) {
      return new Unseen<>(String.valueOf(e.getMessage()));
    }
  }

  private Sighting<List<Traffic.Count>> traffic() {
    Optional<String> file = plan.flatMap(its -> its.oldSide().traffic());
    if (file.isEmpty()) {
      return new Unseen<>("the plan names no file (old_side.traffic)");
    }
    try {
      return seen(TrafficFile.read(wiring.shell().resolve(file.get())));
    } catch (IOException e) {
      return new Unseen<>(String.valueOf(Faults.of(e).getMessage()));
    }
  }

  private <A> Sighting<A> seen(A answer) {
    return new Seen<>(answer, wiring.shell().clock().instant());
  }

  private static Hosted.Kept kept(Hosted ask, ZoneReader reader) throws ProviderException {
    try {
      Snapshot snapshot = reader.read(ask.set().owner(), ask.set().type());
      return new Hosted.Kept(snapshot, reader.limits(), Optional.empty());
    } catch (ProviderException e) {
      if (e.failure() != Failure.REFUSED) {
        throw e;
      }
      Snapshot nothing = Snapshot.of(RecordSet.absent(ask.set()));
      return new Hosted.Kept(nothing, reader.limits(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public synchronized void close() throws ProviderException {
    if (reader.isPresent()) {
      reader.get().close();
    }
  }
}
