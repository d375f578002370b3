package org.mxshift.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.mxshift.engine.Entry;
import org.mxshift.model.Name;
import org.mxshift.notation.Entries;
import org.mxshift.notation.Reading;
import org.mxshift.notation.Wording;

/** The log as it is read: the tree of the tip, and the commits behind it. Takes no lock. */
final class Archive {

  private final Store store;

  /** The entries that were read last, by the file of each: what a file is called, it holds. */
  private Map<ObjectId, Entry> known = Map.of();

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
    return reading(() -> new Shelf(store, store.trees(), store.tree(store.tip()), domain));
  }

  /** The entries of the latest run; what was among the last ones is not read again. */
  List<Entry> entries(Shelf shelf) {
    return reading(
        () -> {
          Map<ObjectId, Entry> read = new HashMap<>();
          List<Entry> entries = new ArrayList<>();
          for (ObjectId file : shelf.events(shelf.lastRun())) {
            Entry before = known.get(file);
            Entry entry = before == null ? Entries.parse(store.text(file)) : before;
            read.put(file, entry);
            entries.add(entry);
          }
          known = read;
          return entries;
        });
  }

  /** As above, and what a later version wrote is no obstacle. */
  List<Reading> readings(Shelf shelf) {
    return reading(
        () -> {
          List<Reading> read = new ArrayList<>();
          for (ObjectId file : shelf.events(shelf.lastRun())) {
            read.add(Entries.readLenient(store.text(file)));
          }
          return read;
        });
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
