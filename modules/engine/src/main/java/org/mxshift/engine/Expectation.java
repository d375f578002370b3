package org.mxshift.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.program.Change;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;

/**
 * What a record set must be now if nobody but the run has changed it, told from the log alone.
 *
 * @param change the last change of the set that was begun, or else the first
 * @param stage how far that change has come
 */
public record Expectation(Change change, Stage stage) {

  /** How far a change has come, as far as the log knows. */
  public enum Stage {
    /** Not begun: the set is as before. */
    BEFORE,
    /** Begun, and nobody knows whether it was made: the set is one or the other. */
    EITHER,
    /** A person is on it: the set is anything on the way from one to the other. */
    UNDER_WAY,
    /** Made. */
    AFTER
  }

  /** Of every set that the run's program changes; none of a run that was given up. */
  public static List<Expectation> of(Run run) {
    Map<SetKey, Expectation> found = new LinkedHashMap<>();
    for (Move move : run.abandoned().isPresent() ? List.<Move>of() : run.program().moves()) {
      move.change().ifPresent(change -> add(found, change, stage(run.life(move.id()))));
    }
    return List.copyOf(found.values());
  }

  private static void add(Map<SetKey, Expectation> found, Change change, Stage stage) {
    Expectation one = new Expectation(change, stage);
    if (stage == Stage.BEFORE) {
      found.putIfAbsent(change.key(), one);
    } else {
      found.put(change.key(), one);
    }
  }

  private static Stage stage(MoveLife life) {
    Phase phase = life.stoppedIn().orElse(life.phase());
    return switch (phase) {
      case TODO, STOPPED -> Stage.BEFORE;
      case INTENDED, DOUBTED -> Stage.EITHER;
      case ASKED -> Stage.UNDER_WAY;
      case APPLIED, SEEN, SETTLED -> Stage.AFTER;
    };
  }

  /** Which set this is about. */
  public SetKey key() {
    return change.key();
  }

  /** What stands there; where nobody knows, what is to stand there. */
  public Image image() {
    return stage == Stage.BEFORE ? change.before() : change.after();
  }

  /** Whether this mail host may stand in the set. */
  boolean mayName(Name host) {
    Stream<Image> images =
        stage == Stage.EITHER || stage == Stage.UNDER_WAY
            ? Stream.of(change.before(), change.after())
            : Stream.of(image());
    return images.anyMatch(image -> Preferences.hosts(image.set().mx()).contains(host));
  }

  /** Whether a live set is as expected; values that the run does not own are not looked at. */
  public boolean holds(RecordSet live) {
    Change.Standing standing = change.judge(live);
    return switch (stage) {
      case BEFORE -> change.before().standsIn(live);
      case EITHER -> standing != Change.Standing.FOREIGN;
      case UNDER_WAY -> standing != Change.Standing.FOREIGN || change.isHalfway(live);
      case AFTER -> standing == Change.Standing.AFTER;
    };
  }
}
