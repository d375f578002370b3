package org.mxshift.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Run;
import org.mxshift.engine.Written;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.program.Change;
import org.mxshift.program.Move;

/**
 * Whether the events of one domain can have happened one after the other: each fits the life of its
 * move, each write is the program's, and begins with what the one before left; strangers' values in
 * a shared set may come and go in between.
 */
final class Continuity {

  /** Empty before the first run, and after something that cannot be. */
  private Optional<Run> run = Optional.empty();

  private final Map<SetKey, RecordSet> left = new HashMap<>();

  /** What people were asked to change: how far they came the next look tells. */
  private final Set<SetKey> asked = new HashSet<>();

  /** Takes the next entry of the domain; sentences about what does not fit. */
  List<String> next(Entry entry) {
    List<String> gaps = new ArrayList<>();
    Event event = entry.event();
    if (event instanceof Event.Started || event instanceof Event.Replanned) {
      left.clear();
      asked.clear();
    }
    if (event instanceof Event.Started) {
      run = Run.of(List.of(entry));
      return gaps;
    }
    if (run.isPresent()) {
      Run before = run.get();
      judge(before, event).ifPresent(gaps::add);
      run = after(before, entry, gaps);
    }
    return gaps;
  }

  private static Optional<Run> after(Run before, Entry entry, List<String> gaps) {
    try {
      return Optional.of(before.with(entry));
    } catch (RuntimeException e) {
      gaps.add("cannot have happened: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<String> judge(Run before, Event event) {
    if (event instanceof Event.Approved approved
        && !approved.fingerprint().equals(before.program().fingerprint())) {
      return Optional.of(
          "approves "
              + approved.fingerprint()
              + ", but the program is "
              + before.program().fingerprint());
    }
    return event instanceof Event.Lived lived ? lived(before, lived) : Optional.empty();
  }

  private Optional<String> lived(Run before, Event.Lived lived) {
    Optional<Move> move =
        before.program().moves().stream().filter(m -> m.id().equals(lived.move())).findFirst();
    if (move.isEmpty()) {
      return Optional.of("is about " + lived.move() + ", which the program does not have");
    }
    if (lived.written().isEmpty()) {
      return Optional.empty();
    }
    Written written = lived.written().get();
    Optional<Change> change = move.get().change();
    if (change.isEmpty() || !change.get().key().equals(written.after().key())) {
      return Optional.of("writes " + written.after().key() + ", which is not its to write");
    }
    return switch (lived.trigger()) {
      case INTEND -> intended(lived, written, change.get());
      case WRITTEN -> outcome(before, lived, written);
      case ASKED -> asked(written);
      case FOUND_AFTER, NOTHING_TO_WRITE -> found(lived, written, change.get());
      default -> Optional.empty();
    };
  }

  private Optional<String> intended(Event.Lived lived, Written written, Change change) {
    RecordSet from = written.before().set();
    RecordSet last = left.get(from.key());
    if (last != null && !change.after().owned(from).equals(change.after().owned(last))) {
      return Optional.of(lived.move() + " begins with " + from + ", but the run left " + last);
    }
    boolean halfway = asked.contains(from.key()) && change.isHalfway(from);
    boolean begins = change.before().standsIn(from) || halfway;
    if (!begins || !change.after().over(from).equals(written.after())) {
      return Optional.of(
          lived.move()
              + " is to make "
              + written.after()
              + " of "
              + from
              + ", but the program makes "
              + change.after()
              + " of "
              + change.before());
    }
    return Optional.empty();
  }

  private Optional<String> asked(Written written) {
    left.remove(written.after().key());
    asked.add(written.after().key());
    return Optional.empty();
  }

  private Optional<String> outcome(Run before, Event.Lived lived, Written written) {
    left.put(written.after().key(), written.after());
    Optional<Written> intent = before.life(lived.move()).written();
    boolean same =
        intent.isPresent()
            && intent.get().before().equals(written.before())
            && intent.get().after().equals(written.after());
    return same
        ? Optional.empty()
        : Optional.of(lived.move() + " wrote " + written.after() + ", which was not its intent");
  }

  private Optional<String> found(Event.Lived lived, Written written, Change change) {
    left.put(written.after().key(), written.after());
    return change.after().standsIn(written.after())
        ? Optional.empty()
        : Optional.of(
            lived.move() + " found " + written.after() + ", which is not " + change.after());
  }
}
