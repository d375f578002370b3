package org.mxshift.cli;

import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Standing;
import org.mxshift.model.Windows;

/**
 * What carries a plan out, as the latest run of its domain stands.
 *
 * @param looked in words, for whoever has looked at the plan
 * @param sealed the command, once the plan and its seal are reviewed
 */
record Onward(String looked, String sealed) {

  /**
   * As the log has it.
   *
   * @param fingerprint of what the plan would do
   */
  static Onward of(Wiring wiring, PlanFile file, String fingerprint)
      throws FailedException, JournalException {
    Optional<Pinned> pinned = Pinned.of(wiring.journal().latest(file.plan().domain()));
    String apply = "mxshift apply " + file.shown();
    String approve = " --approve " + fingerprint;
    boolean same = pinned.filter(before -> file.isMeantBy(before.plan())).isPresent();
    if (pinned.isPresent() && !pinned.get().run().standing().ended()) {
      String domain = file.plan().domain().toString();
      Windows approved = pinned.get().program().terms().windows();
      return same && file.otherWindows(approved).isEmpty()
          ? by("mxshift advance " + domain, "goes on with it, for its run is under way")
          : by(
              "mxshift replan " + file.shown() + approve,
              "puts it in the place of the plan that is under way");
    }
    if (!same) {
      return new Onward("'" + apply + approve + "' starts it", apply);
    }
    if (pinned.filter(before -> before.run().standing() == Standing.DONE).isPresent()) {
      return new Onward("its run is done, and no plan is carried out twice", "mxshift status");
    }
    String again = " --again";
    return new Onward("'" + apply + again + approve + "' starts it once more", apply + again);
  }

  private static Onward by(String command, String does) {
    return new Onward("'" + command + "' " + does, command);
  }
}
