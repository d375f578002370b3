package org.mxshift.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Account;
import org.mxshift.spi.Secret;

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

  /** Something happens right before the next write is looked at. */
  void beforeWrite(Runnable stranger);

  /** Whether the host itself refuses to replace what is no more, so that nothing slips through. */
  default boolean compares() {
    return true;
  }

  /** A stranger acts at the last moment that host and provider between them notice. */
  default void beforeItCounts(Runnable stranger) {
    beforeWrite(stranger);
  }

  /** The low TTL of a migration here, in seconds. */
  default int low() {
    return 300;
  }

  /**
   * A second zone of the same name.
   *
   * @return the plan's word that says which one is meant; empty where there can be only one
   */
  default Optional<String> addNamesake() {
    return Optional.empty();
  }

  /** So many of the next writes are answered by a fault of the host, and nothing is done. */
  void breakWrites(int writes);

  /** So many of the next calls of all kinds are answered by a fault of the host. */
  void breakDown(int calls);

  /** Whether these credentials may write from now on. */
  void admit(boolean writes);

  /** Where the host serves the zone from. */
  List<Name> servers();

  /** What must never be shown. */
  default List<String> planted() {
    return account().secrets().values().stream().map(Secret::reveal).toList();
  }

  /** Credentials of nobody, told from the others in messages and logs. */
  Account stranger();

  default int all() {
    return calls().values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  void close();
}
