package org.mxshift.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;

/**
 * Which writes are undone before the hosts move back, and which after.
 *
 * @param first what was narrowed or raised last
 * @param last what was widened or lowered first; where no host moves, everything
 */
record Turn(List<Move> first, List<Move> last) {

  /**
   * Of these writes, the latest first. MX writes between two moves of hosts are in the one return
   * that all of them become.
   *
   * @param way where the program led that is turned round
   */
  static Turn of(List<Move> undone, Program.Direction way) {
    List<Integer> hosts = new ArrayList<>();
    for (int i = 0; i < undone.size(); i++) {
      if (undone.get(i).movesHosts()) {
        hosts.add(i);
      }
    }
    if (hosts.isEmpty()) {
      return new Turn(List.of(), undone);
    }
    List<Move> since = undone.subList(0, hosts.get(0));
    List<Move> across = undone.subList(hosts.get(0), hosts.get(hosts.size() - 1));
    List<Move> until = undone.subList(hosts.get(hosts.size() - 1) + 1, undone.size());
    List<Move> first = since.stream().filter(move -> !widens(move, since, way)).toList();
    return new Turn(
        first,
        Stream.of(
                since.stream().filter(move -> widens(move, since, way)),
                across.stream().filter(move -> !isOfMx(move)),
                until.stream())
            .flatMap(moves -> moves)
            .toList());
  }

  /** Prepared by a later plan while hosts were on their way: it stays until they are back. */
  private static boolean widens(Move move, List<Move> since, Program.Direction way) {
    return way == Program.Direction.FORWARD
        && !isOfMx(move)
        && since.stream()
            .filter(other -> key(other).equals(key(move)))
            .allMatch(other -> other.step() == Step.PREPARE);
  }

  private static boolean isOfMx(Move move) {
    return key(move).type().equals(RecordType.MX);
  }

  private static SetKey key(Move move) {
    return move.change().orElseThrow().key();
  }
}
