package org.mxshift.audit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.mxshift.engine.JournalException;

/** Fetch and push of the one branch; never forces anything. */
final class Wire {

  private static final int SECONDS = 30;

  private final Store store;
  private final Remote remote;
  private final String branch;

  Wire(Store store, Remote remote) {
    this.store = store;
    this.remote = remote;
    this.branch = "refs/heads/" + remote.branch();
  }

  /** Brings over what the remote has, and remembers it as published; empty when it has nothing. */
  Optional<ObjectId> fetch() throws IOException, JournalException {
    Optional<ObjectId> known = store.ref(Store.PUBLISHED);
    Optional<ObjectId> there = look();
    if (there.isEmpty() && known.isPresent()) {
      throw rewritten("it no longer has " + remote.branch());
    }
    if (there.equals(known)) {
      return there;
    }
    RefSpec all = new RefSpec(branch + ":" + Store.PUBLISHED);
    try (Transport transport = open()) {
      for (TrackingRefUpdate update :
          transport.fetch(NullProgressMonitor.INSTANCE, List.of(all)).getTrackingRefUpdates()) {
        switch (update.getResult()) {
          case NEW, FAST_FORWARD, NO_CHANGE -> {}
          case REJECTED -> throw rewritten("what was published is no longer part of it");
          default -> throw new IOException("noting what is published: " + update.getResult());
        }
      }
    } catch (TransportException | NotSupportedException e) {
      throw unreachable(e);
    }
    return store.ref(Store.PUBLISHED);
  }

  /** Offers a tip to the remote; empty when it was taken, else what the remote said. */
  Optional<String> push(ObjectId tip) throws IOException, JournalException {
    RemoteRefUpdate update =
        new RemoteRefUpdate(store.repository(), Store.TIP, tip, branch, false, null, expected());
    try (Transport transport = open()) {
      transport.push(NullProgressMonitor.INSTANCE, List.of(update));
    } catch (TransportException | NotSupportedException e) {
      throw unreachable(e);
    }
    return switch (update.getStatus()) {
      case OK, UP_TO_DATE -> Optional.empty();
      default -> Optional.of(update.getStatus() + said(update));
    };
  }

  JournalException refused(String words) {
    return unreachable("it refuses the push: " + words);
  }

  private ObjectId expected() throws IOException {
    return store.ref(Store.PUBLISHED).orElse(ObjectId.zeroId());
  }

  private Optional<ObjectId> look() throws IOException, JournalException {
    try (Transport transport = open();
        FetchConnection connection = transport.openFetch()) {
      return Optional.ofNullable(connection.getRef(branch)).map(Ref::getObjectId);
    } catch (TransportException | NotSupportedException e) {
      throw unreachable(e);
    }
  }

  private Transport open() throws IOException, JournalException {
    try {
      Transport transport = Transport.open(store.repository(), new URIish(remote.url()));
      transport.setTimeout(SECONDS);
      transport.setTagOpt(TagOpt.NO_TAGS);
      remote
          .credentials()
          .map(asked -> asked.get())
          .ifPresent(
              c ->
                  transport.setCredentialsProvider(
                      new UsernamePasswordCredentialsProvider(c.user(), c.password().reveal())));
      return transport;
    } catch (URISyntaxException | TransportException | NotSupportedException e) {
      throw unreachable(e);
    }
  }

  private static String said(RemoteRefUpdate update) {
    String message = update.getMessage();
    return message == null ? "" : " (" + message + ")";
  }

  private JournalException unreachable(Exception e) {
    return unreachable(String.valueOf(e.getMessage()));
  }

  private JournalException unreachable(String why) {
    return new JournalException(
        JournalException.Kind.UNREACHABLE,
        "the audit log's remote "
            + remote.url()
            + " does not take part: "
            + why
            + ". What happened is safe in "
            + store.folder()
            + "; when the remote is back, run the same command again");
  }

  private JournalException rewritten(String how) {
    return new JournalException(
        JournalException.Kind.UNREACHABLE,
        "the history of the audit log at "
            + remote.url()
            + " was rewritten: "
            + how
            + ". Nothing is done until a person has put it back: 'git -C "
            + store.folder()
            + " push "
            + remote.url()
            + " "
            + Store.PUBLISHED
            + ":"
            + branch
            + "' offers what was last seen there");
  }
}
