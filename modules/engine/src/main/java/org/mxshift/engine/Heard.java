package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.PublicKey;

/**
 * The last look that was handed in.
 *
 * @param event what was handed in
 * @param spent whether it has counted; a look counts once
 */
public record Heard(Event.HandedIn event, boolean spent) {

  /** A look that is older proves nothing of what is now. */
  public static final Duration FRESH = Duration.ofMinutes(30);

  Heard used() {
    return new Heard(event, true);
  }

  /** Whose looks count. */
  static List<PublicKey> trusted(Run run) throws RefusedException {
    List<PublicKey> probers = run.program().terms().probers();
    if (probers.isEmpty()) {
      throw new RefusedException(
          "the plan of "
              + run.program().domain()
              + " names nobody who looks at mail hosts for others; 'verify.probers' does");
    }
    return probers;
  }

  /**
   * Refuses what is not wanted, and what is no later than what was handed in before; one that is
   * yet to come, by a clock that was wrong, keeps no other out.
   */
  static void refuse(Run run, Testimony testimony, Instant now) throws RefusedException {
    boolean again =
        run.heard()
            .map(heard -> heard.event().testimony().at())
            .filter(at -> !at.isBefore(testimony.at()) && !isToCome(at, now))
            .isPresent();
    Optional<String> against =
        again
            ? Optional.of(
                "it was made at " + testimony.at() + "; it, or a later one, was handed in")
            : against(run, testimony, now);
    if (against.isPresent()) {
      throw new RefusedException(
          "this look does not count: "
              + against.get()
              + "; 'mxshift probe "
              + run.program().domain()
              + " --ask' says what is wanted now");
    }
  }

  /** Why a testimony is not what the run wants at this moment; empty when it is. */
  static Optional<String> against(Run run, Testimony testimony, Instant now) {
    Wanted said = testimony.wanted();
    if (!said.domain().equals(run.program().domain())) {
      return Optional.of("it is a look for " + said.domain());
    }
    if (!said.began().equals(run.began())) {
      return Optional.of("it is for another run, which began at " + said.began());
    }
    if (!said.fingerprint().equals(run.program().fingerprint())) {
      return Optional.of(
          "it is for the program " + said.fingerprint() + ", which is no longer followed");
    }
    Optional<Wanted> open = Wanted.of(run);
    if (open.isEmpty()) {
      return Optional.of("the run wants nothing looked at now");
    }
    if (!said.move().equals(open.get().move())) {
      return Optional.of("it is for the step " + said.move() + ", not for " + open.get().move());
    }
    if (!said.questions().equals(open.get().questions())) {
      return Optional.of("it answers other questions");
    }
    return age(run, testimony.at(), now);
  }

  private static boolean isToCome(Instant at, Instant now) {
    return now.plus(Loop.CLOCKS_DIFFER).isBefore(at);
  }

  private static Optional<String> age(Run run, Instant at, Instant now) {
    String made = "it was made at " + at + ", ";
    if (at.plus(FRESH).isBefore(now)) {
      return Optional.of(made + "which is too long ago");
    }
    if (isToCome(at, now)) {
      return Optional.of(made + "which is yet to come: one of the clocks is wrong");
    }
    boolean early =
        run.current().map(move -> run.life(move.id()).since()).filter(at::isBefore).isPresent();
    return early ? Optional.of(made + "before the step had come so far") : Optional.empty();
  }
}
