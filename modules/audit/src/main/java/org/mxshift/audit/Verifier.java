package org.mxshift.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.model.Name;
import org.mxshift.notation.Entries;
import org.mxshift.notation.NotationException;

/**
 * Replays the log from its first commit: each commit adds exactly one event file, the next one of
 * its run; everything else it changes follows from that event and from what lay there before; its
 * message is the event's; and every write begins with what the one before left.
 */
final class Verifier {

  private final Store store;
  private final List<String> faults = new ArrayList<>();
  private final Map<Name, Continuity> continuity = new HashMap<>();

  Verifier(Store store) {
    this.store = store;
  }

  Verification verify() throws IOException {
    int commits = 0;
    if (!store.repository().getObjectDatabase().getShallowCommits().isEmpty()) {
      faults.add("the history is shallow; fetch all of it with 'git fetch --unshallow'");
    }
    Optional<ObjectId> tip = store.tip();
    try (RevWalk walk = store.walk()) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      if (tip.isPresent()) {
        walk.markStart(walk.parseCommit(tip.get()));
      }
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        commits++;
        try {
          check(commit);
        } catch (NotationException | IllegalArgumentException e) {
          fault(commit, String.valueOf(e.getMessage()));
        }
      }
    }
    return new Verification(commits, faults);
  }

  private void check(RevCommit commit) throws IOException {
    if (commit.getParentCount() > 1) {
      fault(commit, "is a merge, and the log is one line");
      return;
    }
    Optional<ObjectId> parent =
        commit.getParentCount() == 0 ? Optional.empty() : Optional.of(commit.getParent(0));
    Optional<ObjectId> before = store.tree(parent);
    List<String> changed = changed(before, Optional.of(commit.getTree()));
    List<String> events = changed.stream().filter(Verifier::isEvent).toList();
    if (events.size() != 1) {
      fault(commit, "changes " + events.size() + " event files, not one: " + events);
      return;
    }
    check(commit, before, events.get(0), changed);
  }

  private void check(
      RevCommit commit, Optional<ObjectId> before, String event, List<String> changed)
      throws IOException {
    String[] path = event.split("/");
    Name domain = new Name(path[2]);
    int run = Integer.parseInt(path[4]);
    Trees trees = store.trees();
    if (trees.at(before, event).isPresent()) {
      fault(commit, event + " was there already: an event is never rewritten");
      return;
    }
    String text = store.text(trees.at(Optional.of(commit.getTree()), event).orElseThrow());
    Entry entry = Entries.parse(text);
    Shelf shelf = new Shelf(store, before, domain);
    order(commit, shelf, run, entry);
    Recording recording = new Recording(domain, run, entry, LogLine.trailer(commit, "Mx-Tool"));
    files(commit, recording.files(shelf), Place.of(domain) + "/", changed);
    if (!commit.getFullMessage().equals(recording.message(shelf))) {
      fault(commit, "its message is not that of its event");
    }
    continuity
        .computeIfAbsent(domain, name -> new Continuity())
        .next(entry.event())
        .ifPresent(gap -> fault(commit, gap));
  }

  private void order(RevCommit commit, Shelf shelf, int run, Entry entry) throws IOException {
    boolean starts = entry.event() instanceof Event.Started;
    int expectedRun = shelf.lastRun() + (starts ? 1 : 0);
    int expected = starts ? 1 : shelf.lastEvent(run) + 1;
    if (run != expectedRun || entry.number() != expected) {
      fault(
          commit,
          "is entry "
              + entry.number()
              + " of run "
              + run
              + ", but entry "
              + expected
              + " of run "
              + expectedRun
              + " comes next");
    }
  }

  /** What the commit changed is what its event changes, to the letter. */
  private void files(
      RevCommit commit, SortedMap<String, String> expected, String place, List<String> changed)
      throws IOException {
    Trees trees = store.trees();
    Optional<ObjectId> tree = Optional.of(commit.getTree());
    for (Map.Entry<String, String> file : expected.entrySet()) {
      Optional<ObjectId> blob = trees.at(tree, place + file.getKey());
      if (blob.isEmpty() || !store.text(blob.get()).equals(file.getValue())) {
        fault(commit, place + file.getKey() + " is not what the events make of it");
      }
    }
    for (String path : changed) {
      if (!path.startsWith(place) || !expected.containsKey(path.substring(place.length()))) {
        fault(commit, path + " was changed, and its event does not change that");
      }
    }
  }

  private List<String> changed(Optional<ObjectId> one, Optional<ObjectId> two) throws IOException {
    List<String> paths = new ArrayList<>();
    try (TreeWalk walk = store.trees().compare(one, two)) {
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    paths.sort(Comparator.naturalOrder());
    return paths;
  }

  private static boolean isEvent(String path) {
    return path.matches("domains/[0-9a-f]{2}/[^/]+/runs/\\d+/events/\\d+-[a-z-]+\\.json");
  }

  private void fault(RevCommit commit, String what) {
    faults.add("commit " + commit.name().substring(0, 10) + ": " + what);
  }
}
