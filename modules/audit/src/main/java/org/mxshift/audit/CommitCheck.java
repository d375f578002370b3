package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.model.Name;
import org.mxshift.notation.Entries;
import org.mxshift.notation.UnknownEventException;

/** One commit against the event it records: what it should be, and where it differs from that. */
final class CommitCheck {

  private final Store store;
  private final Intact intact;
  private final ObjectId commit;
  private final CommitText text;
  private final Optional<ObjectId> before;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * A check.
   *
   * @param before the tree of its parent
   */
  CommitCheck(
      Store store, Intact intact, ObjectId commit, CommitText text, Optional<ObjectId> before) {
    this.store = store;
    this.intact = intact;
    this.commit = commit;
    this.text = text;
    this.before = before;
  }

  List<Fault> faults() {
    return faults;
  }

  /** Finds what differs, and takes the event into what is known of its domain. */
  void run(Map<Name, Continuity> continuity) throws IOException {
    SortedMap<String, Optional<Item>> changed = intact.changed(before, text.tree());
    List<String> events = changed.keySet().stream().filter(Place::isEvent).toList();
    if (events.size() != 1) {
      fault("", "changes " + events.size() + " event files, not one: " + changed.keySet());
      return;
    }
    String file = events.get(0);
    Optional<Item> written = changed.getOrDefault(file, Optional.empty());
    if (written.isEmpty() || store.trees().at(before, file).isPresent()) {
      fault(file, "was there already: an event is never rewritten nor removed");
      return;
    }
    Name domain = new Name(file.split("/")[2]);
    int run = Integer.parseInt(file.split("/")[4]);
    Entry entry = entry(file, written.get().id());
    compare(domain, run, entry, changed);
    continuity
        .computeIfAbsent(domain, name -> new Continuity())
        .next(entry)
        .forEach(gap -> fault(file, gap));
  }

  private Entry entry(String file, ObjectId blob) throws IOException {
    try {
      return Entries.parse(intact.text(blob));
    } catch (UnknownEventException e) {
      throw new IOException(file + ": " + e.getMessage() + "; verify it with that version", e);
    } catch (RuntimeException e) {
      throw new IOException(file + " cannot be understood: " + e.getMessage(), e);
    }
  }

  private void compare(Name domain, int run, Entry entry, SortedMap<String, Optional<Item>> changed)
      throws IOException {
    Shelf shelf = new Shelf(store, before, domain);
    order(shelf, run, entry);
    Recording recording =
        new Recording(domain, run, entry, text.trailer("Mx-Tool"), text.signature().isPresent());
    files(recording.files(shelf), Place.of(domain) + "/", changed);
    CommitBuilder made =
        recording.commit(
            shelf, store.trees(), text.parents().stream().findFirst(), before, new IdsOnly());
    String expected = new String(made.build(), ISO_8859_1);
    if (!expected.equals(text.payload())) {
      lines(CommitText.of(expected.getBytes(ISO_8859_1)), made);
    }
  }

  private void order(Shelf shelf, int run, Entry entry) throws IOException {
    boolean starts = entry.event() instanceof Event.Started;
    int expectedRun = shelf.lastRun() + (starts ? 1 : 0);
    int expected = starts ? 1 : shelf.lastEvent(run) + 1;
    if (run != expectedRun || entry.number() != expected) {
      fault(
          "",
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
      SortedMap<String, String> expected, String place, SortedMap<String, Optional<Item>> changed)
      throws IOException {
    Trees trees = store.trees();
    for (Map.Entry<String, String> file : expected.entrySet()) {
      String path = place + file.getKey();
      Optional<ObjectId> blob = trees.at(Optional.of(text.tree()), path);
      if (blob.isEmpty()) {
        fault(path, "is not there, and its event writes it");
      } else {
        Difference.between(file.getValue(), intact.text(blob.get()))
            .ifPresent(difference -> fault(path, difference));
      }
    }
    changed.forEach((path, item) -> placed(path, item, place, expected));
  }

  private void placed(
      String path, Optional<Item> item, String place, SortedMap<String, String> expected) {
    if (!path.startsWith(place) || !expected.containsKey(path.substring(place.length()))) {
      fault(path, "was changed, and its event does not change that");
    } else if (item.filter(is -> !is.mode().equals(FileMode.REGULAR_FILE)).isPresent()) {
      fault(path, "is no ordinary file: its mode is " + item.get().mode());
    }
  }

  /** The headers and the message, where they differ; the tree only when no file of it does. */
  private void lines(CommitText expected, CommitBuilder made) throws IOException {
    List<String> ours = expected.headerLines().toList();
    List<String> theirs = text.headerLines().toList();
    for (String line : theirs) {
      if (!ours.contains(line) && !line.startsWith("tree ")) {
        String shown = Message.line(CommitText.readable(line));
        fault("", "has the header '" + shown + "', and its event makes " + instead(ours, line));
      }
    }
    ours.stream()
        .filter(line -> !line.startsWith("tree ") && missing(theirs, line))
        .forEach(line -> fault("", "lacks the header '" + CommitText.readable(line) + "'"));
    Difference.between(expected.message(), text.message())
        .ifPresent(difference -> fault("", "its message is not that of its event: " + difference));
    if (!made.getTreeId().equals(text.tree()) && faults.isEmpty()) {
      fault("", "its tree is " + text.tree().name() + ", not " + made.getTreeId().name());
    }
    if (faults.isEmpty()) {
      fault("", "is not written, byte for byte, as its event makes it");
    }
  }

  private static String instead(List<String> ours, String line) {
    String word = line.split(" ", 2)[0] + " ";
    return ours.stream()
        .filter(our -> our.startsWith(word))
        .findFirst()
        .map(our -> "'" + CommitText.readable(our) + "'")
        .orElse("none such");
  }

  private static boolean missing(List<String> theirs, String line) {
    String word = line.split(" ", 2)[0] + " ";
    return theirs.stream().noneMatch(their -> their.startsWith(word));
  }

  private void fault(String file, String what) {
    faults.add(new Fault(commit.name(), file, what));
  }
}
