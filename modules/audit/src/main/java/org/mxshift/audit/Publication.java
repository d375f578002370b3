package org.mxshift.audit;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.JournalException.Kind;

/**
 * The compare-and-swap between machines: a push that only ever fast-forwards.
 *
 * <p>When another machine pushed first, and only about other domains, the same events are committed
 * on top of what it pushed. When it wrote about a domain that was written about here, what was
 * decided here was decided without knowing that: it is put aside under {@code refs/mxshift/lost},
 * and the caller decides again.
 */
final class Publication {

  private static final int TRIES = 8;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Store store;
  private final Wire wire;
  private final Optional<Signer> signer;

  Publication(Store store, Remote remote, Optional<Signer> signer) {
    this.store = store;
    this.signer = signer;
    this.wire = new Wire(store, remote);
  }

  void refresh() throws IOException, JournalException {
    Optional<ObjectId> published = wire.fetch();
    Optional<ObjectId> tip = store.tip();
    if (published.isPresent() && (tip.isEmpty() || isAncestor(tip.get(), published.get()))) {
      moveTip(tip, published.get());
    }
  }

  void publish() throws IOException, JournalException {
    for (int left = TRIES; ; left--) {
      Optional<ObjectId> published = store.ref(Store.PUBLISHED);
      Optional<ObjectId> tip = rebased(published);
      if (tip.isEmpty() || tip.equals(published)) {
        return;
      }
      Optional<String> refusal = wire.push(tip.get());
      if (refusal.isEmpty()) {
        store.move(Store.PUBLISHED, published, tip.get());
        return;
      }
      if (wire.fetch().equals(published) || left == 0) {
        throw wire.refused(refusal.get());
      }
    }
  }

  /** The tip, moved on top of what others are known to have published. */
  private Optional<ObjectId> rebased(Optional<ObjectId> published)
      throws IOException, JournalException {
    Optional<ObjectId> tip = store.tip();
    if (tip.isPresent() && published.isPresent()) {
      moveTip(tip, onTopOf(published.get(), tip.get()));
    }
    return store.tip();
  }

  /** What was appended here, on top of what others published; or a lost race. */
  private ObjectId onTopOf(ObjectId published, ObjectId tip) throws IOException, JournalException {
    if (isAncestor(published, tip)) {
      return tip;
    }
    if (isAncestor(tip, published)) {
      return published;
    }
    Trees trees = store.trees();
    Optional<ObjectId> base = store.tree(mergeBase(published, tip));
    List<String> ours = trees.changedDomains(base, Optional.of(store.commit(tip).getTree()));
    List<String> theirs =
        trees.changedDomains(base, Optional.of(store.commit(published).getTree()));
    List<String> both = ours.stream().filter(theirs::contains).toList();
    if (!both.isEmpty()) {
      throw putAside(tip, published, both);
    }
    ObjectId top = published;
    for (RevCommit commit : unpublished(published, tip)) {
      top = again(commit, top, trees);
    }
    return top;
  }

  private JournalException putAside(ObjectId tip, ObjectId published, List<String> both)
      throws IOException {
    RevCommit lost = store.commit(tip);
    String name =
        "refs/mxshift/lost/"
            + NAME.format(lost.getCommitterIdent().getWhenAsInstant())
            + "-"
            + tip.name().substring(0, 8);
    if (store.ref(name).isEmpty()) {
      store.move(name, Optional.empty(), tip);
    }
    moveTip(Optional.of(tip), published);
    return new JournalException(
        Kind.LOST_RACE,
        "another machine wrote first about "
            + String.join(", ", both.stream().map(Publication::domain).toList())
            + "; what was decided here is kept as "
            + name
            + " in "
            + store.folder()
            + " and counts for nothing: read the log and decide again");
  }

  /** The same event on another parent: its domain's folder, its message, its time. */
  private ObjectId again(RevCommit commit, ObjectId parent, Trees trees) throws IOException {
    Optional<ObjectId> before =
        commit.getParentCount() == 0 ? Optional.empty() : Optional.of(commit.getParent(0));
    TreeMap<String, Item> changes = new TreeMap<>();
    Optional<ObjectId> tree = Optional.of(commit.getTree());
    for (String path : trees.changedDomains(store.tree(before), tree)) {
      changes.put(path, Item.folder(trees.at(tree, path).orElseThrow()));
    }
    Optional<ObjectId> root = Optional.of(store.commit(parent).getTree());
    CommitBuilder copy = new CommitBuilder();
    copy.setAuthor(commit.getAuthorIdent());
    copy.setCommitter(commit.getCommitterIdent());
    copy.setMessage(commit.getFullMessage());
    return store.insert(
        inserter -> {
          copy.setTreeId(trees.with(root, changes, inserter));
          copy.setParentId(parent);
          return inserter.insert(Store.signed(copy, signer));
        });
  }

  /** What was appended here and is not there, oldest first. */
  private List<RevCommit> unpublished(ObjectId published, ObjectId tip) throws IOException {
    List<RevCommit> commits = new ArrayList<>();
    try (RevWalk walk = store.walk()) {
      walk.markStart(walk.parseCommit(tip));
      walk.markUninteresting(walk.parseCommit(published));
      walk.forEach(commits::add);
      for (RevCommit commit : commits) {
        walk.parseBody(commit);
      }
    }
    Collections.reverse(commits);
    return commits;
  }

  private Optional<ObjectId> mergeBase(ObjectId one, ObjectId two) throws IOException {
    try (RevWalk walk = store.walk()) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(one));
      walk.markStart(walk.parseCommit(two));
      return Optional.ofNullable(walk.next()).map(RevCommit::getId);
    }
  }

  private boolean isAncestor(ObjectId older, ObjectId newer) throws IOException {
    try (RevWalk walk = store.walk()) {
      return walk.isMergedInto(walk.parseCommit(older), walk.parseCommit(newer));
    }
  }

  private void moveTip(Optional<ObjectId> from, ObjectId to) throws IOException {
    if (!from.equals(Optional.of(to)) && !store.move(Store.TIP, from, to)) {
      throw new IOException("the branch moved while it was locked");
    }
  }

  private static String domain(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
