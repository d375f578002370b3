package org.mxshift.audit;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.JournalException.Kind;

/** Fetch and push of the one branch; never takes anything back, here or there. */
final class Wire {

  private static final String INCOMING = "refs/mxshift/incoming";

  private final Store store;
  private final Remote remote;
  private final String branch;
  private final Carrier carrier;

  Wire(Store store, Remote remote) {
    this.store = store;
    this.remote = remote;
    this.branch = "refs/heads/" + remote.branch();
    this.carrier = remote.carrier(store, branch, INCOMING);
  }

  /** Brings over what the remote has, and remembers it as published; empty when it has nothing. */
  Optional<ObjectId> fetch() throws IOException, JournalException {
    Optional<ObjectId> known = store.ref(Store.PUBLISHED);
    Optional<ObjectId> there = talk(carrier::look);
    if (there.isEmpty() && known.isPresent()) {
      throw rewritten("it no longer has " + remote.branch());
    }
    if (there.equals(known)) {
      return there;
    }
    talk(
        () -> {
          carrier.fetch();
          return true;
        });
    ObjectId incoming = store.ref(INCOMING).orElseThrow();
    if (known.isPresent() && !goesOn(known.get(), incoming)) {
      throw rewritten("what was published is no longer part of it");
    }
    if (!store.move(Store.PUBLISHED, known, incoming)) {
      throw new IOException("what was published moved while it was locked");
    }
    return Optional.of(incoming);
  }

  /** Offers a tip to the remote; empty when it was taken, else what the remote said. */
  Optional<String> push(ObjectId tip) throws IOException, JournalException {
    Optional<ObjectId> expected = store.ref(Store.PUBLISHED);
    return talk(() -> carrier.push(tip, expected));
  }

  JournalException refused(String words) {
    return unreachable("it refuses the push: " + words, null);
  }

  private boolean goesOn(ObjectId older, ObjectId newer) throws IOException {
    try (RevWalk walk = store.walk()) {
      return walk.isMergedInto(walk.parseCommit(older), walk.parseCommit(newer));
    }
  }

  /** Says something to the remote; its silence and its errors are told as people read them. */
  <T> T talk(Archive.Reader<T> words) throws JournalException {
    try {
      return words.read();
    } catch (IOException e) {
      throw unreachable(String.valueOf(e.getMessage()), e);
    }
  }

  private JournalException unreachable(String why, @Nullable IOException cause) {
    String message =
        "the audit log's remote "
            + remote.url()
            + " does not take part: "
            + why
            + ". What happened is safe in "
            + store.folder()
            + "; when the remote is back, run the same command again";
    return cause == null
        ? new JournalException(Kind.UNREACHABLE, message)
        : new JournalException(Kind.UNREACHABLE, message, cause);
  }

  private JournalException rewritten(String how) {
    return new JournalException(
        Kind.REWRITTEN,
        "the history of the audit log at "
            + remote.url()
            + " was rewritten: "
            + how
            + ". Nothing is done until a person has put it back: 'git -C "
            + store.folder()
            + " push --force "
            + remote.url()
            + " "
            + Store.PUBLISHED
            + ":"
            + branch
            + "' puts back what was last seen there");
  }
}
