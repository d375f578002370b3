package org.mxshift.steps;

import java.util.List;
import java.util.Set;
import org.mxshift.model.Name;
import org.mxshift.program.Change;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Step;

/**
 * The complete new set at its own numbers, the old hosts behind all of it.
 *
 * <p><b>What:</b> hosts that stay take their new number here; hosts that leave are shifted behind.
 * Where the introduction did not move the mail ({@code standby}, or no host is new), this write
 * does. Hosts that allow no others beside them: see {@link Alone}.
 *
 * <p><b>Why:</b> from now on old hosts get mail only when every new one fails, and the set without
 * them is what will be retired to.
 *
 * <p><b>How it fails:</b> a new host that was not published yet is proven first; past preference
 * 65535 the numbers are packed, and a plan without any room is refused when it is compiled.
 */
final class Swap implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    if (course.hosts().closing() || course.hosts().opening()) {
      return List.of();
    }
    if (course.company() != Company.KEPT) {
      return new Alone(course).moves();
    }
    boolean moves = !course.movesAtIntroduction();
    Set<Name> there = Preferences.hosts(course.images().introduced());
    List<Name> fresh = course.hosts().newHosts().stream().filter(n -> !there.contains(n)).toList();
    List<Name> published = course.hosts().newHosts().stream().filter(there::contains).toList();
    return List.of(
        Chapter.write(
            Step.SWAP,
            "mx",
            moves ? Effect.MOVE : Effect.NONE,
            new Change(course.introduced(), course.swapped()),
            Chapter.both(
                moves ? course.gates(Effect.MOVE) : List.of(),
                course.proven(Chapter.both(course.wide(), course.proof(fresh, published)))),
            List.of(course.gone(course.introduced())),
            "The new hosts complete with their own preferences, the old ones behind them."));
  }
}
