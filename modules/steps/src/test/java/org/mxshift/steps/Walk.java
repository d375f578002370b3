package org.mxshift.steps;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mxshift.model.Image;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/** A zone that moves are carried out on, and that fails when one of them could lose mail. */
final class Walk {

  private final Map<SetKey, Image> sets = new HashMap<>();
  private final boolean implicit;
  private final boolean apart;

  /**
   * Nothing written yet.
   *
   * @param implicit whether the domain may be its own host without saying so
   * @param apart whether old and new hosts may change places in one write, which nobody sees in
   *     part
   */
  Walk(Stream<Image> live, boolean implicit, boolean apart) {
    live.forEach(image -> sets.put(image.key(), image));
    this.implicit = implicit;
    this.apart = apart;
  }

  Map<SetKey, Image> sets() {
    return Map.copyOf(sets);
  }

  void take(List<Move> moves) {
    moves.forEach(this::take);
  }

  private void take(Move move) {
    move.change().ifPresent(change -> write(move, change));
    for (Image image : move.served()) {
      assertThat(sets.get(image.key())).as(move.id() + " is served").isEqualTo(image);
    }
  }

  /** The hosts that the move itself proves, by RCPT and by a real message, before it writes. */
  private static Set<Name> proven(Move move) {
    Set<Name> accepting = new HashSet<>();
    Set<Name> taking = new HashSet<>();
    for (Condition condition : move.opens()) {
      if (condition instanceof Condition.Proven proof) {
        for (Question question : proof.questions()) {
          if (question instanceof Question.Accepts accepts) {
            accepting.add(accepts.host());
          } else if (question instanceof Question.Delivers delivers
              && delivers.route() instanceof Route.Direct direct) {
            taking.add(direct.host());
          }
        }
      }
    }
    accepting.retainAll(taking);
    return accepting;
  }

  private void write(Move move, Change change) {
    assertThat(sets.get(change.key())).as(move.id() + " before").isEqualTo(change.before());
    if (change.key().type().equals(RecordType.MX)) {
      deliverable(move, change);
    }
    sets.put(change.key(), change.after());
  }

  private void deliverable(Move move, Change change) {
    RecordSet after = change.after().set();
    boolean exclusive = Stream.of(change.before(), change.after()).anyMatch(Walk::takesNoMail);
    if (exclusive) {
      assertThat(after.mx().stream().filter(Mx::isNull).count() * after.mx().size())
          .as(move.id() + " has a null MX alone or none")
          .isLessThanOrEqualTo(1);
    } else if (!change.before().set().isAbsent()
        && !after.isAbsent()
        && !(apart && replaces(change))) {
      everyPart(move, change);
    }
    assertThat(after.isAbsent() && !implicit).as(move.id() + " leaves nothing").isFalse();
    if (move.movesHosts()) {
      Set<Name> entering = new HashSet<>(Preferences.hosts(after.mx()));
      entering.removeAll(Preferences.hosts(change.before().set().mx()));
      entering.remove(Name.ROOT);
      assertThat(proven(move)).as(move.id() + " proves who enters DNS").containsAll(entering);
    }
  }

  private static boolean replaces(Change change) {
    Set<Name> before = Preferences.hosts(change.before().set().mx());
    Set<Name> after = Preferences.hosts(change.after().set().mx());
    return !before.containsAll(after) && !after.containsAll(before);
  }

  private static boolean takesNoMail(Image image) {
    return image.set().mx().stream().anyMatch(Mx::isNull);
  }

  /** Whatever part of the batch a sender sees, host by host, there is one to take the mail. */
  private static void everyPart(Move move, Change change) {
    List<Mx> before = change.before().set().mx();
    List<Mx> after = change.after().set().mx();
    Set<Name> hosts = new HashSet<>(Preferences.hosts(before));
    hosts.addAll(Preferences.hosts(after));
    List<Name> order = List.copyOf(hosts);
    for (int part = 0; part < 1 << order.size(); part++) {
      List<Mx> seen = new ArrayList<>();
      for (int i = 0; i < order.size(); i++) {
        Name host = order.get(i);
        List<Mx> side = (part >> i & 1) == 0 ? before : after;
        side.stream().filter(mx -> mx.exchange().equals(host)).forEach(seen::add);
      }
      assertThat(seen).as(move.id() + " in part").isNotEmpty();
      assertThat(Preferences.hosts(seen))
          .as(move.id() + " names no host twice")
          .hasSize(seen.size());
    }
  }
}
