package org.mxshift.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How a command ended, for scripts: part of the interface, so that numbers never change their
 * meaning.
 *
 * <p>The verb decides what is told: {@code advance} says whether this tick worked, {@code apply}
 * and {@code status} say how the run stands. A number that is not here is a failure.
 */
public enum ExitCode {
  /** Done, or nothing to do, or a run that waits for time. */
  OK(0, "ok, done, or waiting for time only"),
  /** A failure stopped a run, or the program itself failed. */
  STOPPED(1, "stopped by a failure"),
  /** There is something to change, where that was asked for, or somebody else changed it. */
  CHANGES(2, "there are changes (plan --detailed-exitcode), or drift"),
  /** A person must decide. */
  WAITING(3, "waiting for a person"),
  /** The zone is as it was before. */
  ROLLED_BACK(4, "rolled back"),
  /** The command line says what cannot be done. */
  USAGE(64, "wrong usage, or refused as things stand"),
  /** The plan or a file cannot be understood, or must not be carried out. */
  INVALID(65, "invalid plan, or a plan that does not fit what is published"),
  /** Somebody who is needed does not answer. */
  UNREACHABLE(69, "name server, provider or audit remote not reachable"),
  /** Later it will work. */
  NOT_NOW(
      75, "not now: locked by another process, busy, no window open, or the time given is over"),
  /** Somebody who is needed does not let us in. */
  CREDENTIALS(77, "credentials missing or refused"),
  /** Ctrl-C. */
  INTERRUPTED(130, "interrupted; the log is sound, advance goes on"),
  /** SIGTERM. */
  TERMINATED(143, "terminated; the log is sound, advance goes on");

  /** Of many domains the worst counts; this is the order, worst first. */
  private static final List<ExitCode> WORST_FIRST =
      List.of(
          TERMINATED,
          INTERRUPTED,
          STOPPED,
          INVALID,
          USAGE,
          CREDENTIALS,
          UNREACHABLE,
          NOT_NOW,
          WAITING,
          ROLLED_BACK,
          CHANGES,
          OK);

  private final int number;
  private final String sentence;

  ExitCode(int number, String sentence) {
    this.number = number;
    this.sentence = sentence;
  }

  /** What the process ends with, 0 to 143. */
  public int number() {
    return number;
  }

  /** What it means, in a few words. */
  public String sentence() {
    return sentence;
  }

  /** The one that counts for all; {@link #OK} of none. */
  static ExitCode worst(Collection<ExitCode> codes) {
    return codes.stream().min(Comparator.comparingInt(WORST_FIRST::indexOf)).orElse(OK);
  }
}
