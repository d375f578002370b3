package org.mxshift.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to turn back at the end of a step, so that people see it before they go on.
 *
 * @param step the step that is over
 * @param writes how many record sets are written on the way back
 * @param oldHosts the least time until the mail goes to the old hosts again everywhere; zero while
 *     it still does
 * @param all the least time until everything is as it was before the first step
 */
public record BackCost(Step step, int writes, Duration oldHosts, Duration all) {

  /** The cost of going back from each step of the program, in order. */
  public static List<BackCost> of(Program program) {
    List<BackCost> costs = new ArrayList<>();
    List<Move> moves = program.moves();
    boolean moved = program.earlier().stream().anyMatch(BackCost::moves);
    for (int i = 0; i < moves.size(); i++) {
      moved |= moves(moves.get(i));
      if (i + 1 == moves.size() || moves.get(i + 1).step() != moves.get(i).step()) {
        costs.add(of(moves.get(i).step(), program.reversed(i + 1).moves(), moved));
      }
    }
    return List.copyOf(costs);
  }

  private static boolean moves(Move move) {
    return move.writes() && move.effect() != Effect.NONE;
  }

  private static BackCost of(Step step, List<Move> back, boolean moved) {
    int writes = (int) back.stream().filter(Move::writes).count();
    Duration oldHosts = moved ? Calendar.length(untilOldHosts(back)) : Duration.ZERO;
    return new BackCost(step, writes, oldHosts, Calendar.length(back));
  }

  /** Up to the first write of hosts: it makes the old ones best, whatever it leaves behind them. */
  private static List<Move> untilOldHosts(List<Move> back) {
    for (int i = 0; i < back.size(); i++) {
      if (back.get(i).movesHosts()) {
        return back.subList(0, i + 1);
      }
    }
    return List.of();
  }
}
