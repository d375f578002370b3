package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;

/**
 * Why a run is frozen, how that ends, and what a person can do; told from the log alone.
 *
 * <p>What is deferred or refused ends by itself. What nobody can look at does not, however long it
 * lasts: no host is taken out because a prober is turned away. So there it is said since when that
 * is so, and which words of a person end it.
 *
 * @param why one sentence or two
 * @param unblock commands, the mildest first
 */
public record Standstill(String why, String unblock) {

  private static final String ELSEWHERE =
      "mxshift replan PLAN (with verify.via, verify.probers or verify.vouched)";

  /** How the current move of a run stands still that was seen so last. */
  public static Standstill of(Run run) {
    return run.current()
        .map(move -> of(run, move, run.life(move.id())))
        .orElseThrow(() -> new IllegalArgumentException("the run is over"));
  }

  /** Where no host is red, it is a name server that cannot be asked. */
  private static Standstill of(Run run, Move move, MoveLife life) {
    return life.worst().red() ? of(run, move, life.worst()) : unserved(run, life);
  }

  private static Standstill unserved(Run run, MoveLife life) {
    boolean unasked = life.served().filter(v -> v == Verdict.INCONCLUSIVE).isPresent();
    return new Standstill(
        unasked
            ? "a name server of "
                + run.program().zone()
                + " could not be asked; nothing is over, and nothing goes back by itself, until"
                + " every one answers"
            : life.worst().summary(),
        "mxshift explain " + run.program().domain());
  }

  static Standstill of(Run run, Move move, Watch watch) {
    String explain = "mxshift explain " + run.program().domain();
    Verdict verdict = watch.verdict().orElse(Verdict.INCONCLUSIVE);
    String seen = Sentences.of(verdict) + ": " + watch.summary();
    return switch (verdict) {
      case DEFERS -> new Standstill(seen + "; " + ending(run, move, watch), explain);
      case INCONCLUSIVE ->
          watch.last().isEmpty()
              ? new Standstill(watch.summary(), explain)
              : new Standstill(seen + "; " + unknown(watch), commands(run, move));
      case REJECTS, PENDING, PASS -> new Standstill(seen, explain);
    };
  }

  private static String ending(Run run, Move move, Watch watch) {
    Duration limit = run.program().terms().deferred();
    Instant end = watch.troubled().or(watch::last).orElse(run.since()).plus(limit);
    return "if that lasts until " + at(end) + ", the run " + end(run, move);
  }

  /** The log does not say whose host it was. */
  private static String end(Run run, Move move) {
    if (!run.bringsHosts() || !run.program().terms().retreats()) {
      return "stops";
    }
    boolean all =
        Stream.concat(move.opens().stream(), move.settles().stream())
            .flatMap(condition -> condition.questions().stream())
            .filter(Question::asksMailHosts)
            .allMatch(question -> Side.of(run, question).bounces(run));
    return all ? "goes back" : "goes back, or stops where it is no published new host";
  }

  private static String unknown(Watch watch) {
    Instant since = watch.doubtful().or(watch::last).orElseThrow();
    return "nobody knows since "
        + at(since)
        + ", so nothing goes on and nothing goes back by itself, however long it lasts";
  }

  private static Instant at(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MINUTES);
  }

  private static String commands(Run run, Move move) {
    String domain = " " + run.program().domain();
    String skip =
        Omission.allows(run, move)
            ? "mxshift skip" + domain + " " + move.id() + " --reason TEXT | "
            : "";
    boolean forward = run.program().direction() == Program.Direction.FORWARD;
    return skip + ELSEWHERE + (forward ? " | mxshift rollback" + domain : "");
  }
}
