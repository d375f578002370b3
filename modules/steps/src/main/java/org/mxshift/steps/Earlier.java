package org.mxshift.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mxshift.model.Image;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.program.Change;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Step;

/**
 * What a run has done already whose plan is replaced by another: the way back of the new program
 * undoes that too, and its end has the TTLs of before the run.
 *
 * @param first each set as it was before the run first wrote it
 * @param done the writes of the run, in order
 * @param brought hosts that the run has published
 * @param waited whether the TTLs of old have been waited out already
 */
public record Earlier(
    Map<SetKey, RecordSet> first, List<Move> done, Set<Name> brought, boolean waited) {

  /** There is no run. */
  public static final Earlier NOTHING = new Earlier(Map.of(), List.of(), Set.of(), true);

  private static final String WHY = "Was done before this plan took over.";

  /** Copies the collections. */
  public Earlier {
    first = Map.copyOf(first);
    done = List.copyOf(done);
    brought = Set.copyOf(brought);
  }

  /** What the TTL of this set was before the run; empty where that is not known. */
  Optional<Ttl> ttl(RecordSet live) {
    return Optional.ofNullable(first.get(live.key()))
        .filter(was -> !was.isAbsent() && !live.isAbsent())
        .map(RecordSet::ttl);
  }

  /** Addresses whose TTL was lowered, and that this plan does not name. */
  Stream<SetKey> dropped(Plan plan) {
    return first.keySet().stream()
        .filter(key -> key.type().equals(RecordType.A) || key.type().equals(RecordType.AAAA))
        .filter(key -> key.owner().within(plan.zone().name()))
        .filter(key -> !plan.ttl().also().contains(key.owner()))
        .sorted();
  }

  /** For how long caches may still hold what this set was. */
  Duration cached(SetKey key) {
    return waited || !first.containsKey(key) ? Duration.ZERO : first.get(key).ttl().duration();
  }

  /**
   * The writes that lead from before the run to what is there now. Where a stranger has changed a
   * set since, its values of before would undo his edit: of such a set only the TTL was lowered,
   * and the hosts that the run has brought were added.
   */
  List<Move> moves(Stages mx, List<Stages> sets) {
    Map<SetKey, Image> left = new HashMap<>();
    done.forEach(move -> move.change().ifPresent(c -> left.put(c.key(), c.after())));
    List<Move> moves = new ArrayList<>();
    sets.stream()
        .filter(set -> !isOurs(left, set.live()))
        .forEach(set -> moves.addAll(lowered(set, set.equals(mx) ? home(mx.live()) : set.live())));
    done.stream()
        .filter(move -> ours(left, sets, move.change().orElseThrow().key()))
        .forEach(moves::add);
    if (!isOurs(left, mx.live()) && !home(mx.live()).equals(mx.live())) {
      moves.add(move("mx-brought", Step.INTRODUCE, Effect.MOVE, home(mx.live()), mx.live()));
    }
    return List.copyOf(moves);
  }

  private static boolean isOurs(Map<SetKey, Image> left, Image live) {
    return left.containsKey(live.key()) && left.get(live.key()).standsIn(live.set());
  }

  private static boolean ours(Map<SetKey, Image> left, List<Stages> sets, SetKey key) {
    return sets.stream()
        .map(Stages::live)
        .filter(i -> i.key().equals(key))
        .anyMatch(i -> isOurs(left, i));
  }

  private List<Move> lowered(Stages set, Image image) {
    return ttl(set.live().set()).stream()
        .map(image::withTtl)
        .filter(was -> !was.equals(image))
        .map(was -> move(set.word() + "-earlier", Step.PREPARE, Effect.NONE, was, image))
        .toList();
  }

  /** Where mail was before the run, as far as a stranger has not changed it. */
  private Image home(Image live) {
    List<Mx> others = Preferences.without(live.set().mx(), brought);
    if (others.size() == live.set().mx().size()) {
      return live;
    }
    RecordSet was = first.getOrDefault(live.key(), RecordSet.absent(live.key()));
    return Image.whole(live.set().withValues(others.isEmpty() ? was.mx() : others));
  }

  private static Move move(String word, Step step, Effect effect, Image before, Image after) {
    return Chapter.write(step, word, effect, new Change(before, after), List.of(), List.of(), WHY);
  }
}
