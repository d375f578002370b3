package org.mxshift.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.JournalException.Kind;
import org.mxshift.model.Name;
import org.mxshift.notation.Reading;
import org.mxshift.notation.Wording;

/**
 * The log as a bare Git repository: one event, one commit.
 *
 * <p>Only {@code mxshift/audit} is written, only by appending. The tree of its tip holds all that
 * is needed to go on; history is for people and for {@link #verify}. Every commit is on the disk
 * when {@link #append} returns. Writers on one machine take turns by a lock of the operating
 * system, machines by fast-forward pushes. Use one object per repository and process.
 *
 * <p>Reading throws {@link java.io.UncheckedIOException} when the repository is damaged, and {@link
 * org.mxshift.notation.NotationException} when a file in it is.
 */
public final class GitJournal implements Journal, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Store store;
  private final Archive archive;
  private final WriterLock lock;
  private final String tool;
  private final Optional<Remote> remote;
  private final Optional<Signer> signer;

  /** What this object was shown of each domain: appending to anything else is a lost race. */
  private final Map<Name, Optional<ObjectId>> shown = new HashMap<>();

  private GitJournal(
      Store store, WriterLock lock, String tool, Optional<Remote> remote, Optional<Signer> signer) {
    this.store = store;
    this.archive = new Archive(store);
    this.lock = lock;
    this.tool = tool;
    this.remote = remote;
    this.signer = signer;
  }

  /**
   * Opens the log in this folder, and makes an empty one where there is none.
   *
   * @param folder such as {@code .mxshift/audit.git}
   * @param tool the tool and version that writes, such as {@code mxshift 0.1.0}
   * @param remote where {@link #refresh} and {@link #publish} go; empty for a log on this disk only
   * @throws JournalException when the folder cannot be written, or is no such log
   */
  public static GitJournal open(Path folder, String tool, Optional<Remote> remote)
      throws JournalException {
    return open(folder, tool, remote, Optional.empty(), place -> {});
  }

  /** As above; {@code signer} signs every commit that is made here. */
  public static GitJournal open(
      Path folder, String tool, Optional<Remote> remote, Optional<Signer> signer)
      throws JournalException {
    return open(folder, tool, remote, signer, place -> {});
  }

  /** As above; {@code passing} is told of every place where a kill would hurt most. */
  static GitJournal open(
      Path folder,
      String tool,
      Optional<Remote> remote,
      Optional<Signer> signer,
      Consumer<String> passing)
      throws JournalException {
    try {
      PrivateFolder.create(folder);
      WriterLock lock = new WriterLock(folder);
      if (!Store.isLaidOut(folder)) {
        lock.take(PATIENCE);
        try (lock) {
          Store.layOut(folder);
        }
      }
      return new GitJournal(Store.open(folder, passing), lock, tool, remote, signer);
    } catch (IOException e) {
      throw new JournalException(
          Kind.UNREACHABLE,
          "the audit log in " + folder + " cannot be opened: " + e.getMessage(),
          e);
    }
  }

  /**
   * Keeps other writers on this machine away until the hold is closed; hold it for one tick, never
   * for longer.
   *
   * @throws JournalException of kind LOCKED when others do not let go in time
   */
  public Hold lock(Duration limit) throws JournalException {
    if (lock.take(limit)) {
      try {
        store.removeStaleLocks();
      } catch (IOException e) {
        lock.release();
        throw unwritable(e);
      }
    }
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> {
      if (open.getAndSet(false)) {
        lock.release();
      }
    };
  }

  @Override
  public synchronized List<Name> domains() {
    return archive.domains();
  }

  @Override
  public synchronized List<Entry> latest(Name domain) {
    return archive.entries(seen(domain));
  }

  /** As {@link #latest}, but never fails on what a later version wrote; for looking only. */
  public synchronized List<Reading> readings(Name domain) {
    return archive.readings(seen(domain));
  }

  /** How many runs the domain ever had. */
  public synchronized int runs(Name domain) {
    return archive.reading(() -> archive.shelf(domain).lastRun());
  }

  @Override
  public synchronized void append(Name domain, Entry entry) throws JournalException {
    try (Hold hold = lock(PATIENCE)) {
      Optional<ObjectId> parent = store.tip();
      Optional<ObjectId> root = store.tree(parent);
      Trees trees = store.trees();
      Shelf before = new Shelf(store, trees, root, domain);
      int run = next(domain, entry, before);
      Recording recording =
          new Recording(domain, run, entry, Wording.of(entry.event()), tool, signer.isPresent());
      ObjectId commit =
          store.insert(
              inserter ->
                  inserter.insert(
                      Store.signed(
                          recording.commit(before, trees, parent, root, inserter), signer)));
      if (!store.move(Store.TIP, parent, commit)) {
        throw lost(domain, "another writer was faster");
      }
      shown.put(domain, new Shelf(store, trees, store.tree(Optional.of(commit)), domain).id());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public synchronized void publish() throws JournalException {
    if (remote.isPresent()) {
      try (Hold hold = lock(PATIENCE)) {
        new Publication(store, remote.get(), signer).publish();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /**
   * Takes over what other machines have published; what was appended here and not yet published
   * stays, and is settled by {@link #publish}. Nothing to do without a remote.
   *
   * @throws JournalException of kind UNREACHABLE when the remote cannot be reached, or its history
   *     was rewritten
   */
  public synchronized void refresh() throws JournalException {
    if (remote.isPresent()) {
      try (Hold hold = lock(PATIENCE)) {
        new Publication(store, remote.get(), signer).refresh();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /**
   * Says to other machines that somebody is at work here, or hears that somebody is there. Without
   * a remote nobody else can be.
   *
   * @return empty when it is ours now, else whose it is
   */
  public synchronized Optional<Lease> claim(Lease wanted) throws JournalException {
    if (remote.isEmpty()) {
      return Optional.empty();
    }
    try (Hold hold = lock(PATIENCE)) {
      return new Leases(store, remote.get()).claim(wanted);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Lets go of a lease, if it is still ours. */
  public synchronized void giveUp(Lease mine) throws JournalException {
    if (remote.isPresent()) {
      try (Hold hold = lock(PATIENCE)) {
        new Leases(store, remote.get()).giveUp(mine);
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /**
   * The latest commits, newest first.
   *
   * @param domain of this domain only; empty for all
   * @param most how many
   */
  public synchronized List<LogLine> log(Optional<Name> domain, int most) {
    return archive.log(domain, most);
  }

  /** Replays the whole history and says what does not fit. */
  public synchronized Verification verify() {
    return archive.verify(Optional.empty());
  }

  /** As above; from the first signature on, every commit must be signed by one of these. */
  public synchronized Verification verify(AllowedSigners signers) {
    return archive.verify(Optional.of(signers));
  }

  @Override
  public synchronized void close() {
    store.close();
    lock.close();
  }

  /** The number of the run that the entry belongs to; refuses one that is not the next. */
  private int next(Name domain, Entry entry, Shelf before) throws IOException, JournalException {
    if (shown.containsKey(domain) && !before.id().equals(shown.get(domain))) {
      throw lost(domain, "something was written since it was read");
    }
    boolean starts = entry.event() instanceof Event.Started;
    int run = before.lastRun() + (starts ? 1 : 0);
    if (run == 0) {
      throw lost(domain, "it has no run yet");
    }
    int expected = starts ? 1 : before.lastEvent(run) + 1;
    if (entry.number() != expected) {
      throw lost(domain, "entry " + expected + " comes next, not entry " + entry.number());
    }
    return run;
  }

  private Shelf seen(Name domain) {
    Shelf shelf = archive.shelf(domain);
    shown.put(domain, shelf.id());
    return shelf;
  }

  private static JournalException lost(Name domain, String how) {
    return new JournalException(
        Kind.LOST_RACE, "the log of " + domain + " has moved on: " + how + "; read it again");
  }

  private JournalException unwritable(IOException e) {
    return new JournalException(
        Kind.UNREACHABLE,
        "the audit log in "
            + store.folder()
            + " cannot be written: "
            + store.reason(e)
            + "; nothing was recorded",
        e);
  }

  /** Other writers on this machine wait while it is open. */
  public interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
