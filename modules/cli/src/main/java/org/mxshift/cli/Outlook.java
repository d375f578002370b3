package org.mxshift.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mxshift.engine.Cause;
import org.mxshift.engine.MoveLife;
import org.mxshift.engine.Pace;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Standstill;
import org.mxshift.model.Name;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.spi.Errand;

/**
 * How a run stands, told from its log and the clock: nothing is asked of the network.
 *
 * @param domain whose mail moves
 * @param step where it is
 * @param state in one or two words
 * @param code what the state means to a script
 * @param why one sentence
 * @param since when it came to this
 * @param due when the next tick has something to do; empty when time does not help
 * @param unblock who can help, as a command; empty when nobody is needed
 * @param errand what a person is to do at the DNS host
 */
record Outlook(
    Name domain,
    String step,
    String state,
    ExitCode code,
    String why,
    Instant since,
    Optional<Instant> due,
    String unblock,
    Optional<Errand> errand) {

  Outlook {
    why = Words.typeable(why, domain);
  }

  /** As it was at its last entry: just now, where that was written just now. */
  static Outlook of(Run run) {
    return of(run, run.since());
  }

  /** As it is at this moment. */
  static Outlook of(Run run, Instant now) {
    Outlook told = told(run, now);
    if (run.skipped().isEmpty()) {
      return told;
    }
    String without =
        run.skipped().entrySet().stream()
            .map(one -> one.getKey() + " (" + one.getValue() + ")")
            .collect(Collectors.joining(", "));
    String why = told.why.isEmpty() ? "" : told.why + "; ";
    return told.is(told.state, told.code, why + "skipped: " + without, told.unblock);
  }

  private static Outlook told(Run run, Instant at) {
    Name domain = run.program().domain();
    Optional<Move> move = run.current();
    Standing standing = run.standing();
    if (standing.ended() || move.isEmpty()) {
      return ended(run);
    }
    MoveLife life = run.life(move.get().id());
    Outlook now =
        new Outlook(
            domain,
            move.get().id(),
            "",
            ExitCode.OK,
            "",
            life.since(),
            Optional.empty(),
            "",
            Optional.empty());
    String again = "mxshift retry " + domain;
    String both = "mxshift rollback " + domain + " | mxshift retry " + domain;
    return switch (standing) {
      case STOPPED ->
          now.is(
              "stopped",
              ExitCode.STOPPED,
              stopped(run, life),
              stuckOnTheWayBack(run) ? again : both);
      case HALTED ->
          now.is("halted", ExitCode.WAITING, "went back as far as it was asked to", both);
      case PAUSED ->
          now.is("paused", ExitCode.WAITING, run.paused().orElse(""), "mxshift resume " + domain);
      case FROZEN ->
          isOfBefore(run, move.get(), at)
              ? now.going(Waiting.of(run, move.get(), at))
              : now.frozen(Standstill.of(run))
                  .withDue(life.worst().last().map(last -> last.plus(Pace.USUAL.again())));
      default -> now.going(Waiting.of(run, move.get(), at)).withErrand(asked(run, life));
    };
  }

  /** Whether all that is red is a proof of a window that has closed: the next one asks anew. */
  private static boolean isOfBefore(Run run, Move move, Instant at) {
    MoveLife life = run.life(move.id());
    return !life.guard().red() && life.isOfBefore(run.program().windows(move), at);
  }

  private Outlook frozen(Standstill still) {
    return is("frozen", ExitCode.STOPPED, still.why(), still.unblock());
  }

  /** What was asked for, as the log has it. */
  private static Optional<Errand> asked(Run run, MoveLife life) {
    return life.phase() == Phase.ASKED
        ? life.written().map(w -> new Errand(run.program().zone(), w.before().set(), w.after()))
        : Optional.empty();
  }

  private static Outlook ended(Run run) {
    Name domain = run.program().domain();
    return switch (run.standing()) {
      case ROLLED_BACK ->
          over(run, "rolled back", ExitCode.ROLLED_BACK, "the zone of " + domain + " is as it was");
      case ABANDONED ->
          over(
              run,
              "abandoned",
              ExitCode.OK,
              run.abandoned().orElse("") + "; the zone stays as it is");
      default -> over(run, "done", ExitCode.OK, "the mail of " + domain + " is at the new hosts");
    };
  }

  private static Outlook over(Run run, String state, ExitCode code, String why) {
    return new Outlook(
        run.program().domain(),
        "-",
        state,
        code,
        why,
        run.since(),
        Optional.empty(),
        "",
        Optional.empty());
  }

  /** There a further rollback is refused: the run is on its way back, and stopped on it. */
  private static boolean stuckOnTheWayBack(Run run) {
    boolean halted = run.halt().isPresent() && run.current().map(Move::id).equals(run.halt());
    return run.program().direction() == Program.Direction.BACK && !halted;
  }

  private static String stopped(Run run, MoveLife life) {
    boolean retreated =
        run.halt().isPresent() && run.turned().filter(c -> c == Cause.RETREAT).isPresent();
    return retreated
        ? "retreated to the old hosts; low TTLs and wide SPF are kept"
            + run.bounced().map(seen -> "; " + seen).orElse("")
            + (life.why().isEmpty() ? "" : "; " + life.why())
        : life.why();
  }

  private Outlook going(Waiting waiting) {
    boolean person = waiting.person();
    String state =
        person ? "waiting for a person" : waiting.due().isPresent() ? "waiting" : "running";
    return is(state, waiting.code(), waiting.why(), waiting.unblock()).withDue(waiting.due());
  }

  /** The same with the reason why a tick rested, which knows more than the log. */
  Outlook resting(Rest rest) {
    Optional<Instant> next = rest.due();
    return switch (rest.kind()) {
      case TIME ->
          is("waiting", ExitCode.OK, rest.why(), "").withDue(next).withErrand(Optional.empty());
      case PERSON ->
          is("waiting for a person", ExitCode.WAITING, rest.why(), rest.unblock())
              .withDue(next)
              .withErrand(Optional.empty());
      case ASKED ->
          is("waiting for a person", ExitCode.WAITING, rest.why(), rest.unblock())
              .withDue(next)
              .withErrand(rest.errand());
      case FROZEN ->
          is("frozen", ExitCode.STOPPED, rest.why(), rest.unblock())
              .withDue(next)
              .withErrand(Optional.empty());
      case BUSY -> is("waiting", ExitCode.UNREACHABLE, rest.why(), rest.unblock()).withDue(next);
      case LIMITED, CLOSED ->
          is("waiting", ExitCode.NOT_NOW, rest.why(), rest.unblock()).withDue(next);
      case DENIED -> is("waiting", ExitCode.CREDENTIALS, rest.why(), rest.unblock());
      case STOPPED -> withDue(next);
      case ENDED -> this;
    };
  }

  Outlook is(String state, ExitCode code, String why, String unblock) {
    return new Outlook(domain, step, state, code, why, since, due, unblock, errand);
  }

  private Outlook withErrand(Optional<Errand> errand) {
    return new Outlook(domain, step, state, code, why, since, due, unblock, errand);
  }

  private Outlook withDue(Optional<Instant> due) {
    return new Outlook(domain, step, state, code, why, since, due, unblock, errand);
  }

  Style style() {
    return switch (code) {
      case OK -> state.equals("done") ? Style.GREEN : Style.PLAIN;
      case STOPPED -> Style.RED;
      default -> Style.YELLOW;
    };
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("domain", domain.toString());
    json.put("step", step);
    json.put("state", state);
    json.put("exitCode", code.number());
    json.put("why", why);
    json.put("since", since.toString());
    due.ifPresent(at -> json.put("due", at.toString()));
    json.put("unblock", unblock);
    errand.ifPresent(it -> json.put("byHand", Errands.json(it)));
    return json;
  }
}
