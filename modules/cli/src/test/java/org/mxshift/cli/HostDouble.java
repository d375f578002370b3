package org.mxshift.cli;

import java.util.Map;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Account;

/** A DNS host's API on loopback, strict as its documentation, which the real provider calls. */
interface HostDouble extends AutoCloseable {

  /** The provider's word. */
  String provider();

  /** Credentials that may write. */
  Account account();

  /** What the zone holds. */
  RecordSet live(SetKey key);

  /** A stranger makes the set so. */
  void edit(RecordSet set);

  /** How often each kind of call was made, whatever came of it. */
  Map<String, Integer> calls();

  /** How many calls of this name wrote. */
  String write();

  /** How many batches were carried out, strangers' edits not among them. */
  int written();

  /** The next write is carried out and its answer lost. */
  void loseAnswer();

  /** So many of the next writes are turned away as too many, with the host's usual words. */
  void throttle(int writes);

  /** So many of the next calls of all kinds are answered by a fault of the host. */
  void breakDown(int calls);

  /** From now on these credentials are refused. */
  void refuse();

  default int all() {
    return calls().values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  void close();
}
