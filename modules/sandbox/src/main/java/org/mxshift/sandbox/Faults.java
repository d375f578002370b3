package org.mxshift.sandbox;

import org.xbill.DNS.Message;

/**
 * Decides what goes wrong, asked once for each well-formed request before it is looked at. Called
 * from several threads. Counting requests is a good use, too.
 */
@FunctionalInterface
public interface Faults {

  /** What happens to this request. */
  Fault next(Message request);

  /** A server without faults. */
  static Faults none() {
    return request -> new Fault.None();
  }
}
