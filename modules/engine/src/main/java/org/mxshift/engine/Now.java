package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.program.Move;
import org.mxshift.program.Program;

/** Everything one decision may know. */
record Now(Run run, Move move, MoveLife life, World world, Pace pace, Looks looks, Instant at) {

  /** As it will be once this is written down. */
  Now after(List<Event> events) {
    Run then = run;
    for (Event event : events) {
      then = then.with(new Entry(then.last() + 1, at, "this tick", event));
    }
    return new Now(then, move, then.life(move.id()), world, pace, looks, at);
  }

  Event lived(Trigger trigger, String why) {
    return new Event.Lived(move.id(), trigger, why, Optional.empty());
  }

  Event lived(Trigger trigger, String why, Written written) {
    return new Event.Lived(move.id(), trigger, why, Optional.of(written));
  }

  /** How soon to look again at name servers that lag; a plan with short clocks is in a hurry. */
  Duration poll() {
    Duration every = program().terms().every();
    return every.compareTo(pace.poll()) < 0 ? every : pace.poll();
  }

  /** What a look of this kind goes on from. */
  Watch watch(Round round) {
    return life.watch(round, program().windows(move), Guard.standsBeside(move), at);
  }

  Program program() {
    return run.program();
  }

  /** A command about this run, for messages. */
  String command(String verb) {
    return "mxshift " + verb + " " + program().domain();
  }
}
