package org.mxshift.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ids of moves when programs are joined. */
final class Ids {

  private Ids() {}

  /**
   * Moves of a way back that was turned before may bear one id twice; the later ones get a number.
   */
  static List<Move> distinct(List<Move> moves) {
    List<Move> result = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Move move : moves) {
      String id = move.id();
      for (int n = 2; !taken.add(id); n++) {
        id = move.id() + "." + n;
      }
      result.add(
          new Move(
              id,
              move.step(),
              move.effect(),
              move.change(),
              move.opens(),
              move.served(),
              move.settles(),
              move.why()));
    }
    return result;
  }
}
