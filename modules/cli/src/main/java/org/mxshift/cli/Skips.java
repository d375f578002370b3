package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mxshift.checks.Catalogue;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.Name;
import org.mxshift.model.Nearest;
import picocli.CommandLine.Option;

/** Checks that a person does without, and why: what is said of a run belongs into its log. */
final class Skips {

  @Option(names = "--skip", paramLabel = "ID", split = ",", description = "and say --reason")
  List<String> ids = new ArrayList<>();

  @Option(names = "--reason", paramLabel = "TEXT", description = "why it is safe to skip")
  Optional<String> reason = Optional.empty();

  /** No check at all. */
  static Skips none() {
    return new Skips();
  }

  /** The reason in one line. */
  String why() {
    return reason.map(Words::oneLine).orElse("");
  }

  /** Refuses checks that there are not, and none for a reason. */
  void refuseWrong() throws FailedException {
    known(ids);
    if (!ids.isEmpty() && why().isEmpty()) {
      throw new FailedException(
          ExitCode.USAGE,
          "a check is skipped for a reason",
          "say it: --skip " + String.join(",", ids) + " --reason TEXT");
    }
  }

  static void known(List<String> typed) throws FailedException {
    List<String> ids = Catalogue.ALL.stream().map(check -> check.about().id()).toList();
    for (String id : typed) {
      if (!ids.contains(id)) {
        throw new FailedException(
            ExitCode.USAGE, "there is no check '" + Words.oneLine(id) + "'", Nearest.of(id, ids));
      }
    }
  }

  /**
   * Writes the reason into the log of the run that is under way, unless it is there already.
   *
   * @param plan whose run it is to be
   * @return whether it is there now
   */
  boolean log(Wiring wiring, Name domain, Predicate<Pinned> plan)
      throws FailedException, RefusedException, JournalException {
    if (ids.isEmpty()) {
      return false;
    }
    List<Entry> entries = wiring.seen().latest(domain);
    boolean runs =
        Pinned.of(entries)
            .filter(pinned -> !pinned.run().standing().ended() && plan.test(pinned))
            .isPresent();
    Event said = new Event.Unchecked(ids, why());
    if (runs && entries.stream().map(Entry::event).noneMatch(said::equals)) {
      wiring.verbs().unchecked(domain, ids, why());
    }
    return runs;
  }
}
