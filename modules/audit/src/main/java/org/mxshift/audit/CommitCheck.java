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
import org.mxshift.notation.Wording;

/** One commit against the event it records: what it should be, and where it differs from that. */
final class CommitCheck {

  private final Store store;
  private final Intact intact;
  private final ObjectId commit;
  private final CommitText text;
  private final Optional<ObjectId> before;
  private final Trees trees;
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
    this.trees = store.trees();
  }

  List<Fault> faults() {
    return faults;
  }

  /**
   * Finds what differs, and takes the event into what is known of its domain.
   *
   * @param now the wording whose sentences can be made anew
   * @return the words the event is told in; empty where there is no event
   */
  Optional<Wording> run(Map<Name, Continuity> continuity, int now) throws IOException {
    SortedMap<String, Optional<Item>> changed = intact.changed(before, text.tree());
    List<String> events = changed.keySet().stream().filter(Place::isEvent).toList();
    if (events.size() != 1) {
      fault("", "changes " + events.size() + " event files, not one: " + changed.keySet());
      return Optional.empty();
    }
    String file = events.get(0);
    Optional<Item> written = changed.getOrDefault(file, Optional.empty());
    if (written.isEmpty() || trees.at(before, file).isPresent()) {
      fault(file, "was there already: an event is never rewritten nor removed");
      return Optional.empty();
    }
    Name domain = new Name(file.split("/")[2]);
    int run = Integer.parseInt(file.split("/")[4]);
    Entry entry;
    Wording told;
    try {
      String json = intact.text(written.get().id());
      entry = Entries.parse(json);
      told = Wording.in(json);
    } catch (UnknownEventException e) {
      throw new IOException(file + ": " + e.getMessage() + "; verify it with that version", e);
    } catch (RuntimeException e) {
      throw new IOException(file + " cannot be understood: " + e.getMessage(), e);
    }
    compare(domain, run, entry, words(file, entry, told, now), changed);
    continuity
        .computeIfAbsent(domain, name -> new Continuity())
        .next(entry)
        .forEach(gap -> fault(file, gap));
    return Optional.of(told);
  }

  /** The words to compare with: made anew where that can be done, otherwise those of the file. */
  private Wording words(String file, Entry entry, Wording told, int now) {
    if (told.number() > now) {
      fault(
          file,
          "is told in wording "
              + told.number()
              + ", and this version knows none after "
              + now
              + "; verify it with the version that wrote it, or a later one");
    }
    return told.number() == now ? new Wording(now, entry.event().sentence()) : told;
  }

  private void compare(
      Name domain, int run, Entry entry, Wording words, SortedMap<String, Optional<Item>> changed)
      throws IOException {
    Shelf shelf = new Shelf(store, trees, before, domain);
    order(shelf, run, entry);
    boolean signed = text.signature().isPresent();
    Recording recording = new Recording(domain, run, entry, words, text.trailer("Mx-Tool"), signed);
    files(recording.files(shelf), Place.of(domain) + "/", changed);
    CommitBuilder made =
        recording.commit(shelf, trees, text.parents().stream().findFirst(), before, new IdsOnly());
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
