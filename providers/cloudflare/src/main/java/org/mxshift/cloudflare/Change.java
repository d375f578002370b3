package org.mxshift.cloudflare;

import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/**
 * One set that is to become another, and what a live set means for that.
 *
 * @param expected as it was read
 * @param desired the set to be
 * @param restored what is to come back beside it; empty when that is to stay as it is
 */
record Change(Snapshot expected, RecordSet desired, Keepsake restored) {

  static Change of(Snapshot expected, Desired desired) throws ProviderException {
    ZoneWriter.check(expected, desired);
    Spelling.checkType(desired.set().key());
    return new Change(expected, desired.set(), Keepsake.parse(desired.restore()));
  }

  SetKey key() {
    return desired.key();
  }

  /** Whether every record is as it should be, its own TTL and notes included. */
  boolean isDone(LiveSets.Live live) {
    return live.set().equals(desired)
        && live.records().stream()
            .allMatch(
                held -> held.ttl() == ttl(held.value(), held) && held.note().equals(note(held)));
  }

  boolean isExpected(LiveSets.Live live) {
    return live.set().equals(expected.set())
        && live.snapshot().extra().restore().equals(expected.extra().restore());
  }

  /** Stops the change when somebody else was there. */
  void checkExpected(LiveSets.Live live) throws ProviderException {
    if (!isExpected(live)) {
      throw conflict("was not changed: somebody else did", live);
    }
  }

  ProviderException conflict(String what, LiveSets.Live live) {
    boolean beside = live.set().equals(expected.set()) || live.set().equals(desired);
    return new ProviderException(
        Failure.CONFLICT,
        key()
            + " "
            + what
            + ". Expected '"
            + expected.set()
            + "', found '"
            + live.set()
            + "', wanted '"
            + desired
            + (beside ? "'; the TTL of one record, a comment or a tag differs" : "'"));
  }

  /** The TTL for a new record. */
  int ttl(Rdata value) {
    return restored.of(value).ttl().orElse(desired.ttl().seconds());
  }

  /** The TTL for a record that is there: "automatic" stays where it is what is wanted. */
  int ttl(Rdata value, Held held) {
    boolean stays = restored.isEmpty() && held.served() == desired.ttl().seconds();
    return stays ? held.ttl() : ttl(value);
  }

  /** What is to stand beside a value that was not there. */
  Note note(Rdata value) {
    return restored.of(value).note();
  }

  /** What is to stand beside the value that this record is to have. */
  Note note(Rdata value, Held held) {
    return restored.isEmpty() ? held.note() : note(value);
  }

  private Note note(Held held) {
    return note(held.value(), held);
  }
}
