package org.mxshift.engine;

import org.mxshift.model.Name;
import org.mxshift.program.Program;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/** Whose mail hosts an answer is of. */
enum Side {
  /** In DNS for nobody, or unfit for another reason: nobody's mail bounces there. */
  NOBODY,
  /** In DNS before the run already, or not of one host. */
  OLD,
  /** Brought into DNS by the run. */
  NEW;

  static Side of(Run run, Question question) {
    if (question instanceof Question.Accepts accepts) {
      return of(run, accepts.host());
    }
    if (question instanceof Question.Secured secured) {
      return of(run, secured.host());
    }
    if (question instanceof Question.Fit) {
      return NOBODY;
    }
    return question instanceof Question.Delivers delivers ? of(run, delivers.route()) : OLD;
  }

  static Side of(Run run, Route route) {
    return route instanceof Route.Direct direct ? of(run, direct.host()) : OLD;
  }

  /** Whether there is mail that it concerns, and hosts to go back to. */
  boolean bounces(Run run) {
    return this == NEW || (this == OLD && run.moved());
  }

  private static Side of(Run run, Name host) {
    boolean forward = run.program().direction() == Program.Direction.FORWARD;
    boolean brought = forward && run.brought().contains(host);
    return !run.publishes(host) ? NOBODY : brought ? NEW : OLD;
  }
}
