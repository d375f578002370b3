package org.mxshift.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mxshift.plan.Verify;
import org.mxshift.spi.Delivered;
import org.mxshift.spi.Delivered.Look;
import org.mxshift.spi.Route;

/**
 * The messages that the run of a plan has sent: what checks of delivery judge, since a check itself
 * sends none.
 *
 * @param subject whose run it is
 * @param looks all that the log tells, the oldest first
 */
record Trials(Subject subject, List<Look> looks) {

  private static final String NEXT =
      "'mxshift advance' looks again; 'mxshift status' tells what it waits for";

  /** What the log tells; nothing without a plan, for which nobody sends anything. */
  static Trials of(Subject subject, Sights sights) {
    List<Look> looks =
        subject.plan().isEmpty() ? List.of() : sights.see(new Delivered(subject.domain()));
    return new Trials(subject, looks.stream().sorted(Comparator.comparing(Look::at)).toList());
  }

  /**
   * Judges the latest look of each way; the worst decides.
   *
   * @param ways which ways messages must have gone, at least one
   * @param pass what holds when all of them are well
   * @param remedy what to do when mail is not taken, or does not arrive
   */
  Finding judge(List<Predicate<Route>> ways, String pass, String remedy) {
    if (looks.isEmpty() && subject.plan().flatMap(it -> it.verify().mailbox()).isEmpty()) {
      return Finding.notApplicable(
          "no run sends messages without a mailbox; name verify.mailbox, which takes them");
    }
    List<Look> latest = new ArrayList<>();
    boolean missing = false;
    for (Predicate<Route> way : ways) {
      Optional<Look> last =
          looks.stream().filter(it -> it.routes().stream().anyMatch(way)).reduce((a, b) -> b);
      last.filter(it -> !latest.contains(it)).ifPresent(latest::add);
      missing |= last.isEmpty();
    }
    List<String> evidence = latest.stream().flatMap(look -> told(look).stream()).toList();
    Optional<Look> worst = latest.stream().min(Comparator.comparing(Trials::rank));
    if (worst.isPresent() && rank(worst.get()) == 0) {
      return Finding.fail(worst.get().summary(), remedy).because(evidence);
    }
    if (missing) {
      return unsent().because(evidence);
    }
    return (rank(worst.orElseThrow()) == 1
            ? Finding.inconclusive(worst.get().summary(), NEXT)
            : well(pass))
        .because(evidence);
  }

  /** Refused or put off, not known, taken. */
  private static int rank(Look look) {
    return switch (look.verdict()) {
      case REJECTS, DEFERS -> 0;
      case INCONCLUSIVE, PENDING -> 1;
      case PASS -> 2;
    };
  }

  private static List<String> told(Look look) {
    List<String> lines = new ArrayList<>(List.of(look.at() + " " + look.verdict()));
    lines.addAll(look.evidence());
    return lines;
  }

  private Finding unsent() {
    return subject.stage() == Phase.BEFORE
        ? Finding.notApplicable(
            "no run has sent a message yet; one does before it writes anything to DNS")
        : Finding.inconclusive("the run has not sent such a message yet", NEXT);
  }

  private Finding well(String pass) {
    boolean nobody =
        subject.plan().filter(it -> it.verify().arrival() == Verify.Arrival.NONE).isPresent();
    return nobody
        ? Finding.warn(
                "messages are taken; whether they arrive, nobody looks",
                "write verify.arrival: imap or confirm, so that a message that is taken and then"
                    + " lost or filed as spam is noticed")
            .at("verify.arrival")
        : Finding.pass(pass);
  }
}
