package org.mxshift.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;

/**
 * Faults in a given order, one each for the next updates or the next queries; afterwards none. Safe
 * for use by several threads.
 */
public final class FaultScript implements Faults {
  private final Deque<Fault> updates = new ArrayDeque<>();
  private final Deque<Fault> queries = new ArrayDeque<>();

  /** The next updates meet these, one after the other. */
  public synchronized FaultScript updates(Fault... faults) {
    updates.addAll(List.of(faults));
    return this;
  }

  /** The next queries meet these, one after the other. */
  public synchronized FaultScript queries(Fault... faults) {
    queries.addAll(List.of(faults));
    return this;
  }

  @Override
  public synchronized Fault next(Message request) {
    boolean update = request.getHeader().getOpcode() == Opcode.UPDATE;
    Fault next = update ? updates.poll() : queries.poll();
    return next == null ? new Fault.None() : next;
  }
}
