package org.mxshift.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.mxshift.model.Name;
import org.mxshift.notation.Wording;

/** The log as it is read: the tree of the tip, and the commits behind it. Takes no lock. */
final class Archive {

  private final Store store;

  Archive(Store store) {
    this.store = store;
  }

  List<Name> domains() {
    return reading(
        () -> {
          Trees trees = store.trees();
          List<Name> found = new ArrayList<>();
          Optional<ObjectId> domains = trees.at(store.tree(store.tip()), Place.DOMAINS);
          if (domains.isPresent()) {
            for (Item shard : trees.children(domains.get()).values()) {
              trees.children(shard.id()).keySet().forEach(name -> found.add(new Name(name)));
            }
          }
          return found.stream().sorted().toList();
        });
  }

  Shelf shelf(Name domain) {
    return reading(() -> new Shelf(store, store.tree(store.tip()), domain));
  }

  List<LogLine> log(Optional<Name> domain, int most) {
    return reading(
        () -> {
          List<LogLine> lines = new ArrayList<>();
          Optional<ObjectId> tip = store.tip();
          try (RevWalk walk = store.walk()) {
            if (tip.isPresent()) {
              walk.markStart(walk.parseCommit(tip.get()));
            }
            domain.ifPresent(name -> walk.setTreeFilter(below(Place.of(name))));
            for (RevCommit commit = walk.next();
                commit != null && lines.size() < most;
                commit = walk.next()) {
              lines.add(LogLine.of(commit));
            }
          }
          return lines;
        });
  }

  Verification verify(Optional<AllowedSigners> signers) {
    return new Verifier(store, signers, Wording.NOW).verify();
  }

  /** Reads, and says what to look at when it cannot. */
  <T> T reading(Reader<T> reader) {
    try {
      return reader.read();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the audit log in "
              + store.folder()
              + " cannot be read: "
              + e.getMessage()
              + "; look with 'git -C "
              + store.folder()
              + " fsck'",
          e);
    }
  }

  private static TreeFilter below(String path) {
    return AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF);
  }

  /** Something read from the repository. */
  interface Reader<T> {
    T read() throws IOException;
  }
}
