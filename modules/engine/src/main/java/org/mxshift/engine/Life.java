package org.mxshift.engine;

import static org.mxshift.engine.Phase.APPLIED;
import static org.mxshift.engine.Phase.ASKED;
import static org.mxshift.engine.Phase.DOUBTED;
import static org.mxshift.engine.Phase.INTENDED;
import static org.mxshift.engine.Phase.SEEN;
import static org.mxshift.engine.Phase.SETTLED;
import static org.mxshift.engine.Phase.STOPPED;
import static org.mxshift.engine.Phase.TODO;
import static org.mxshift.engine.Trigger.EVERYWHERE;
import static org.mxshift.engine.Trigger.FAIL;
import static org.mxshift.engine.Trigger.FOUND_AFTER;
import static org.mxshift.engine.Trigger.FOUND_BEFORE;
import static org.mxshift.engine.Trigger.FOUND_FOREIGN;
import static org.mxshift.engine.Trigger.INTEND;
import static org.mxshift.engine.Trigger.LOST;
import static org.mxshift.engine.Trigger.NOTHING_TO_WRITE;
import static org.mxshift.engine.Trigger.POSTPONED;
import static org.mxshift.engine.Trigger.REFUSED;
import static org.mxshift.engine.Trigger.RETRY;
import static org.mxshift.engine.Trigger.SETTLE;
import static org.mxshift.engine.Trigger.SKIP;
import static org.mxshift.engine.Trigger.UNSURE;
import static org.mxshift.engine.Trigger.WRITTEN;

import java.util.List;

/**
 * The whole life of a move.
 *
 * <p>A process may die between any two lines of any program. So the log says <em>before</em> a
 * write that it is about to happen (INTENDED), and whoever finds an intent without an outcome knows
 * one thing only: that nobody knows (DOUBTED). There is one cure, to look: the set is as it was,
 * then the move begins anew with fresh proof; it is as it is to be, then the write happened; it is
 * neither, then somebody else wrote, and a person decides. The same row serves a crash, a time-out
 * and a lost answer, and a person's "once more" after a stop.
 *
 * <p>A write that a provider has taken (APPLIED) means nothing to caches until every name server
 * answers it (SEEN); only then does the clock of the old TTL run, and it starts again whenever a
 * server falls back. A move that only looks walks the same rows without the write.
 *
 * <p>Where only people can write, one is asked (ASKED); each later tick looks whether it is there.
 * Half done is still asked, and on the way back it counts as done, since it may be any moment.
 */
public final class Life {

  private static final Table TABLE =
      Table.of(
          row(TODO, INTEND, INTENDED),
          row(TODO, NOTHING_TO_WRITE, APPLIED),
          row(TODO, SKIP, SETTLED),
          row(TODO, FAIL, STOPPED),
          row(INTENDED, WRITTEN, APPLIED),
          row(INTENDED, REFUSED, STOPPED),
          row(INTENDED, POSTPONED, TODO),
          row(INTENDED, UNSURE, DOUBTED),
          row(INTENDED, Trigger.ASKED, ASKED),
          row(DOUBTED, FOUND_BEFORE, TODO),
          row(DOUBTED, FOUND_AFTER, APPLIED),
          row(DOUBTED, FOUND_FOREIGN, STOPPED),
          row(ASKED, FOUND_AFTER, APPLIED),
          row(ASKED, FOUND_FOREIGN, STOPPED),
          row(APPLIED, EVERYWHERE, SEEN),
          row(APPLIED, FAIL, STOPPED),
          row(SEEN, LOST, APPLIED),
          row(SEEN, SETTLE, SETTLED),
          row(SEEN, SKIP, SETTLED),
          row(SEEN, FAIL, STOPPED),
          row(STOPPED, RETRY, DOUBTED));

  private Life() {}

  /**
   * Where a move is after something happened to it.
   *
   * @throws IllegalStateException when that cannot happen in this phase
   */
  public static Phase next(Phase from, Trigger trigger) {
    return TABLE.next(from, trigger);
  }

  /** The table as a Mermaid state diagram, for the docs. */
  public static String diagram() {
    StringBuilder text = new StringBuilder("stateDiagram-v2\n  [*] --> TODO\n");
    for (Table.Row row : TABLE.rows()) {
      text.append("  ").append(row.from()).append(" --> ").append(row.to());
      text.append(": ").append(Sentences.of(row.trigger())).append('\n');
    }
    return text.append("  SETTLED --> [*]\n").toString();
  }

  /** Whether this makes a person decide, in whatever phase it happens. */
  static boolean stops(Trigger trigger) {
    return TABLE.rows().stream().anyMatch(row -> row.trigger() == trigger && row.to() == STOPPED);
  }

  static List<Table.Row> rows() {
    return TABLE.rows();
  }

  private static Table.Row row(Phase from, Trigger trigger, Phase to) {
    return new Table.Row(from, trigger, to);
  }
}
