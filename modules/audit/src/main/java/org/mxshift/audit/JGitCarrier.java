package org.mxshift.audit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
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

/** Carries without any program: folders, http and https. */
final class JGitCarrier implements Carrier {

  private static final int SECONDS = 30;

  private final Store store;
  private final Remote remote;
  private final String branch;
  private final String incoming;

  JGitCarrier(Store store, Remote remote, String branch, String incoming) {
    this.store = store;
    this.remote = remote;
    this.branch = branch;
    this.incoming = incoming;
  }

  @Override
  public String branch() {
    return branch;
  }

  @Override
  public Optional<ObjectId> look() throws IOException {
    try (Transport transport = open();
        FetchConnection connection = transport.openFetch()) {
      return Optional.ofNullable(connection.getRef(branch)).map(Ref::getObjectId);
    }
  }

  @Override
  public void fetch() throws IOException {
    RefSpec all = new RefSpec("+" + branch + ":" + incoming);
    try (Transport transport = open()) {
      for (TrackingRefUpdate update :
          transport.fetch(NullProgressMonitor.INSTANCE, List.of(all)).getTrackingRefUpdates()) {
        switch (update.getResult()) {
          case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
          default -> throw new IOException("noting what came in: " + update.getResult());
        }
      }
    }
  }

  @Override
  public Optional<String> push(ObjectId tip, Optional<ObjectId> expected) throws IOException {
    ObjectId old = expected.orElse(ObjectId.zeroId());
    RemoteRefUpdate update =
        new RemoteRefUpdate(store.repository(), branch, tip, branch, false, null, old);
    try (Transport transport = open()) {
      transport.push(NullProgressMonitor.INSTANCE, List.of(update));
    }
    String message = update.getMessage();
    return switch (update.getStatus()) {
      case OK, UP_TO_DATE -> Optional.empty();
      default -> Optional.of(update.getStatus() + (message == null ? "" : " (" + message + ")"));
    };
  }

  private Transport open() throws IOException {
    Transport transport;
    try {
      transport = Transport.open(store.repository(), new URIish(remote.url()));
    } catch (URISyntaxException e) {
      throw new IOException("it has no address that can be understood", e);
    }
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
  }
}
