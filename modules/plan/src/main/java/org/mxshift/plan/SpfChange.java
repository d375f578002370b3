package org.mxshift.plan;

import java.time.Duration;
import java.util.List;

/**
 * What changes in the domain's SPF record (RFC 7208); both empty: the record is left alone.
 *
 * @param add terms of the new senders, in from {@code prepare}
 * @param remove terms of the old senders, out at {@code narrow}
 * @param queue how long after the old hosts left DNS they may still send what they had queued; they
 *     leave SPF no sooner
 */
public record SpfChange(List<String> add, List<String> remove, Duration queue) {

  /** The longest that common mail servers keep trying (RFC 5321 section 4.5.4.1: 4-5 days). */
  static final Duration QUEUE = Duration.ofDays(5);

  /** Nothing changes. */
  static final SpfChange NONE = new SpfChange(List.of(), List.of(), QUEUE);

  /** Copies the lists. */
  public SpfChange {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /** Whether nothing changes. */
  public boolean isEmpty() {
    return add.isEmpty() && remove.isEmpty();
  }
}
