package org.mxshift.engine;

import java.util.Set;
import org.mxshift.model.Name;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.spi.Sent;

/** What it means that a person types a token, and when it proves nothing. */
final class Confirmation {

  private Confirmation() {}

  static Event of(Run run, String token) throws RefusedException {
    Name domain = run.program().domain();
    String digest = Sent.digest(token.strip());
    if (run.lives().values().stream().noneMatch(life -> life.tokens().contains(digest))) {
      throw new RefusedException(
          "no message of this run of "
              + domain
              + " carried that token; copy it from the subject of the message that arrived");
    }
    if (run.program().moves().stream().noneMatch(move -> proves(run, move, digest))) {
      throw new RefusedException(
          "the message with that token proves no new host of "
              + domain
              + ": it went by way of an old host or along the MX records, or not all hosts took one"
              + " in that look; type the token of another message");
    }
    return new Event.Confirmed(digest);
  }

  /** Whether it went straight to a host that is to be confirmed, in a look that was green. */
  private static boolean proves(Run run, Move move, String digest) {
    return move.settles().stream()
        .filter(Condition.Confirmed.class::isInstance)
        .mapToInt(condition -> ((Condition.Confirmed) condition).messages())
        .anyMatch(hosts -> run.life(move.id()).confirmed(Set.of(digest), hosts) > 0);
  }
}
