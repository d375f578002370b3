package org.mxshift.program;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The chapters of a migration, in the order of the usual shape. */
public enum Step {
  /** Looks only: the zone is as the plan says, and the new hosts are proven. */
  PREFLIGHT,
  /** SPF widened, TTLs lowered. */
  PREPARE,
  /** The old TTLs run out everywhere. */
  AWAIT_TTL,
  /** The best new hosts at better preference. */
  INTRODUCE,
  /** Messages arrive at the new hosts. */
  VERIFY,
  /** Final preferences, the old hosts behind them. */
  SWAP,
  /** The old hosts stay while green is observed. */
  HOLD,
  /** The old hosts leave DNS. */
  RETIRE,
  /** No honest cache can name the old hosts any more. */
  DRAIN,
  /** SPF without the old senders. */
  NARROW,
  /** TTLs back. */
  RESTORE;

  /** The step as people type and read it, such as {@code await-ttl}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The step of this word. */
  public static Optional<Step> of(String word) {
    return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
  }
}
