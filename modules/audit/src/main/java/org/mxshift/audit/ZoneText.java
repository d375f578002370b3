package org.mxshift.audit;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mxshift.engine.Event;
import org.mxshift.engine.Written;
import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.notation.MasterFile;
import org.mxshift.program.Change;
import org.mxshift.program.Program;

/**
 * The record sets a domain's runs touch, as the log last knew them: what makes {@code git log -p}
 * read as the history of the zone.
 */
final class ZoneText {

  private final SortedMap<SetKey, RecordSet> sets = new TreeMap<>();

  private ZoneText(List<RecordSet> known) {
    known.forEach(set -> sets.put(set.key(), set));
  }

  /** The text after the event, given the text before it; empty text when nothing is known. */
  static String after(String text, Event event) {
    ZoneText zone = new ZoneText(MasterFile.parse(text));
    zone.apply(event);
    return MasterFile.print(zone.sets.values());
  }

  private void apply(Event event) {
    if (event instanceof Event.Started started) {
      expect(started.program());
    } else if (event instanceof Event.Replanned replanned) {
      expect(replanned.program());
    } else if (event instanceof Event.Lived lived) {
      lived.written().flatMap(written -> shown(lived, written)).ifPresent(this::show);
    }
  }

  /** A program was compiled from what the zone shows: the images its first writes expect. */
  private void expect(Program program) {
    SortedMap<SetKey, Image> first = new TreeMap<>();
    program.moves().stream()
        .flatMap(move -> move.change().stream())
        .map(Change::before)
        .forEach(image -> first.putIfAbsent(image.key(), image));
    first.forEach((key, image) -> show(image.over(sets.getOrDefault(key, RecordSet.absent(key)))));
  }

  private static Optional<RecordSet> shown(Event.Lived lived, Written written) {
    return switch (lived.trigger()) {
      case WRITTEN, FOUND_AFTER, NOTHING_TO_WRITE -> Optional.of(written.after());
      case INTEND, FOUND_BEFORE -> Optional.of(written.before().set());
      case REFUSED,
          POSTPONED,
          UNSURE,
          ASKED,
          FOUND_FOREIGN,
          EVERYWHERE,
          LOST,
          SETTLE,
          SKIP,
          FAIL,
          RETRY ->
          Optional.empty();
    };
  }

  private void show(RecordSet set) {
    sets.put(set.key(), set);
  }
}
