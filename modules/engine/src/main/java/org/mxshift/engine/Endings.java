package org.mxshift.engine;

/** The last words of a run. */
final class Endings {

  private Endings() {}

  static String of(Run run) {
    return switch (run.standing()) {
      case DONE ->
          "done: the mail of "
              + run.program().domain()
              + " is at the new hosts"
              + Departure.of(run).map(gone -> ". " + gone.sentence()).orElse("");
      case ROLLED_BACK -> "rolled back: " + run.program().domain() + " is as it was";
      case ABANDONED -> "abandoned: " + run.abandoned().orElse("") + "; the zone stays as it is";
      default ->
          throw new IllegalStateException("a run that is " + run.standing() + " is not over");
    };
  }
}
