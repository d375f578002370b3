package org.mxshift.plan;

import java.util.List;

/**
 * What changes in the domain's SPF record (RFC 7208); both empty: the record is left alone.
 *
 * @param add terms of the new senders, in from {@code prepare}
 * @param remove terms of the old senders, out at {@code narrow}
 */
public record SpfChange(List<String> add, List<String> remove) {

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
