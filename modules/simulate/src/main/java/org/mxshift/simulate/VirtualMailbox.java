package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;

/** The mailbox that test messages go to, and what becomes of them behind the hosts. */
public final class VirtualMailbox {

  /** What becomes of a message that a host took. */
  public enum Fate {
    /** It is in the inbox. */
    ARRIVES,
    /** It is in the spam folder. */
    SPAM,
    /** It comes back to its sender. */
    BOUNCES,
    /** It is gone. */
    VANISHES,
    /** Nobody can look: the mailbox is closed. */
    UNKNOWN
  }

  private final Map<String, Instant> taken = new HashMap<>();
  private Fate fate = Fate.ARRIVES;
  private Duration delay = Duration.ZERO;

  /** From now on, messages fare so, and take this long. */
  public void fare(Fate next, Duration time) {
    fate = next;
    delay = time;
  }

  void took(String token, Instant at) {
    taken.put(Sent.digest(token), at);
  }

  Observation look(List<Sent> messages, Instant now) {
    if (fate == Fate.UNKNOWN) {
      return Observation.of(Verdict.INCONCLUSIVE, "the mailbox is closed", List.of(), now);
    }
    long there = messages.stream().filter(message -> isThere(message, now)).count();
    long late = messages.stream().filter(message -> message.isLate(now)).count();
    boolean all = there == messages.size();
    Verdict verdict =
        switch (fate) {
          case ARRIVES, VANISHES, UNKNOWN ->
              all && fate == Fate.ARRIVES
                  ? Verdict.PASS
                  : late > 0 ? Verdict.DEFERS : Verdict.PENDING;
          case SPAM -> all ? Verdict.DEFERS : Verdict.PENDING;
          case BOUNCES -> all ? Verdict.REJECTS : Verdict.PENDING;
        };
    String summary = there + " of " + messages.size() + " messages: " + fate;
    return Observation.of(verdict, summary, List.of(), now);
  }

  private boolean isThere(Sent message, Instant now) {
    return Optional.ofNullable(taken.get(message.digest()))
        .filter(at -> !at.plus(delay).isAfter(now))
        .isPresent();
  }
}
