package org.mxshift.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mxshift.engine.Event;
import org.mxshift.engine.Trigger;
import org.mxshift.engine.Written;
import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.program.Change;
import org.mxshift.program.Program;

/**
 * Each write of a run begins with what the one before left there; strangers' values in a shared set
 * may come and go in between.
 */
final class Continuity {

  private Optional<Program> program = Optional.empty();
  private final Map<SetKey, RecordSet> left = new HashMap<>();

  /** Takes the next event of the domain; a sentence when something was changed in between. */
  Optional<String> next(Event event) {
    if (event instanceof Event.Started started) {
      program = Optional.of(started.program());
      left.clear();
    } else if (event instanceof Event.Replanned replanned) {
      program = Optional.of(replanned.program());
      left.clear();
    } else if (event instanceof Event.Turned turned) {
      program = Optional.of(turned.program());
    } else if (event instanceof Event.Lived lived && lived.written().isPresent()) {
      return write(lived, lived.written().get());
    }
    return Optional.empty();
  }

  private Optional<String> write(Event.Lived lived, Written written) {
    SetKey key = written.after().key();
    if (lived.trigger() == Trigger.WRITTEN || lived.trigger() == Trigger.FOUND_AFTER) {
      left.put(key, written.after());
      return Optional.empty();
    }
    RecordSet last = left.get(key);
    if (lived.trigger() != Trigger.INTEND || last == null) {
      return Optional.empty();
    }
    RecordSet before = written.before().set();
    return owned(lived.move(), before).equals(owned(lived.move(), last))
        ? Optional.empty()
        : Optional.of(lived.move() + " begins with " + before + ", but the run left " + last);
  }

  private RecordSet owned(String move, RecordSet set) {
    Optional<Image> image =
        program.stream()
            .flatMap(p -> p.moves().stream())
            .filter(m -> m.id().equals(move))
            .flatMap(m -> m.change().stream())
            .map(Change::after)
            .findFirst();
    return image.map(shape -> shape.owned(set)).orElse(set);
  }
}
