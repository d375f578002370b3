package org.mxshift.program;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a move does to people's mail; gates bind to this, not to the names of steps. */
public enum Effect {
  /** Nothing that a person must approve. */
  NONE,
  /** From this write on, mail goes to the new hosts. */
  MOVE,
  /** From this write on, the old hosts are out of DNS. */
  RETIRE,
  /** From this write on, the old senders are out of SPF. */
  NARROW;

  /** The gate as plans and people write it, such as {@code move}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The effect of this word. */
  public static Optional<Effect> of(String word) {
    return Arrays.stream(values()).filter(e -> e != NONE && e.word().equals(word)).findFirst();
  }
}
