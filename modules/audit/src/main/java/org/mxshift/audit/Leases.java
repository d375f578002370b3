package org.mxshift.audit;

import static java.time.ZoneOffset.UTC;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.mxshift.engine.JournalException;

/**
 * The lease of a shared log: a branch beside the log's that is there while somebody is at work. It
 * is only ever created, moved forward and deleted, each time from what was seen there.
 */
final class Leases {

  private static final String INCOMING = "refs/mxshift/lease";
  private static final int TRIES = 5;

  private final Store store;
  private final Wire wire;
  private final Carrier carrier;

  Leases(Store store, Remote remote) {
    this.store = store;
    this.wire = new Wire(store, remote);
    this.carrier = remote.carrier(store, "refs/heads/" + remote.branch() + "-lease", INCOMING);
  }

  /** Takes it; empty when it is ours now, else whose it is. */
  Optional<Lease> claim(Lease wanted) throws IOException, JournalException {
    String refusal = "";
    for (int left = TRIES; left > 0; left--) {
      Optional<ObjectId> there = wire.talk(carrier::look);
      Optional<Lease> held = there.isEmpty() ? Optional.empty() : read(there.get());
      if (held.filter(other -> keepsOut(other, wanted)).isPresent()) {
        return held;
      }
      ObjectId commit = write(wanted, there);
      Optional<String> refused = wire.talk(() -> carrier.push(commit, there));
      if (refused.isEmpty()) {
        return Optional.empty();
      }
      refusal = refused.get();
    }
    throw wire.refused("the lease in " + carrier.branch() + ": " + refusal);
  }

  private static boolean keepsOut(Lease other, Lease wanted) {
    return !other.nonce().equals(wanted.nonce()) && other.holds(wanted.since());
  }

  /** Lets go of it, if it is still ours. */
  void giveUp(Lease mine) throws IOException, JournalException {
    Optional<ObjectId> there = wire.talk(carrier::look);
    if (there.isEmpty()
        || read(there.get()).filter(l -> l.nonce().equals(mine.nonce())).isEmpty()) {
      return;
    }
    Optional<String> refused = wire.talk(() -> carrier.push(ObjectId.zeroId(), there));
    if (refused.isPresent()) { // nothing is deleted there: say that it is over
      Lease over = new Lease(mine.holder(), mine.nonce(), mine.since(), over(mine));
      ObjectId commit = write(over, there);
      wire.talk(() -> carrier.push(commit, there));
    }
  }

  private static Instant over(Lease mine) {
    return mine.since().minus(Lease.GRACE);
  }

  private Optional<Lease> read(ObjectId id) throws IOException, JournalException {
    wire.talk(
        () -> {
          carrier.fetch();
          return true;
        });
    Optional<ObjectId> incoming = store.ref(INCOMING);
    if (!incoming.equals(Optional.of(id))) {
      return Optional.empty(); // moved meanwhile: the push from what was seen will tell
    }
    try {
      return Optional.of(Lease.parse(CommitText.of(store.bytes(id))));
    } catch (DateTimeException e) {
      throw new IOException(
          "the branch " + carrier.branch() + " of the remote is no lease; delete it there", e);
    }
  }

  private ObjectId write(Lease lease, Optional<ObjectId> parent) throws IOException {
    PersonIdent ident = new PersonIdent("mxshift", "mxshift@localhost", lease.since(), UTC);
    return store.insert(
        inserter -> {
          CommitBuilder commit = new CommitBuilder();
          commit.setTreeId(inserter.insert(new TreeFormatter()));
          commit.setAuthor(ident);
          commit.setCommitter(ident);
          commit.setMessage(lease.message());
          return Store.commit(inserter, commit, parent);
        });
  }
}
