package org.mxshift.contract;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Native;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;

/** A set is created, changed, removed and brought back by one call, and twice is once. */
public interface ChangeFacts extends ZoneFacts {

  /** An absent set is a value. */
  @Test
  default void readsAnAbsentSetAsAValue() throws ProviderException {
    Trial trial = new Trial(zone(), "nothing-here");
    assertThat(trial.live()).isEqualTo(trial.absent());
  }

  /** Expected absent: created. */
  @Test
  default void createsASet() throws ProviderException {
    Trial trial = new Trial(zone(), "create");
    Snapshot before = trial.given(trial.absent());
    trial.becomes(before, Desired.of(trial.set("10 a.mail.example.", "20 b.mail.example.")));
  }

  /** Values are replaced in one call. */
  @Test
  default void changesValues() throws ProviderException {
    Trial trial = new Trial(zone(), "change");
    Snapshot before = trial.given(trial.set("10 a.mail.example.", "20 b.mail.example."));
    trial.becomes(before, Desired.of(trial.set("5 c.mail.example.", "20 a.mail.example.")));
  }

  /** The TTL alone is replaced, up and down. */
  @Test
  default void changesTheTtlAlone() throws ProviderException {
    Trial trial = new Trial(zone(), "ttl");
    RecordSet low = trial.set("10 a.mail.example.", "20 b.mail.example.");
    Snapshot before = trial.given(low);
    trial.becomes(before, Desired.of(low.withTtl(trial.longer())));
    trial.becomes(trial.read(), Desired.of(low));
  }

  /** Desired absent: removed. */
  @Test
  default void removesASet() throws ProviderException {
    Trial trial = new Trial(zone(), "remove");
    Snapshot before = trial.given(trial.set("10 a.mail.example."));
    trial.becomes(before, Desired.of(trial.absent()));
  }

  /** The way back is the same call with the images swapped. */
  @Test
  default void undoesAChangeThroughTheSameCall() throws ProviderException {
    Trial trial = new Trial(zone(), "undo");
    Snapshot before = trial.given(trial.set("10 a.mail.example.").withTtl(trial.longer()));
    trial.becomes(before, Desired.of(trial.set("5 b.mail.example.", "10 a.mail.example.")));
    trial.becomes(trial.read(), Desired.restoring(before));
    assertThat(trial.read().extra()).extracting(Native::restore).isEqualTo(restore(before));
  }

  /** A created set is taken away again, a removed one comes back. */
  @Test
  default void undoesACreationAndARemoval() throws ProviderException {
    Trial trial = new Trial(zone(), "undo-all");
    Snapshot nothing = trial.given(trial.absent());
    trial.becomes(nothing, Desired.of(trial.set("10 a.mail.example.")));
    Snapshot something = trial.read();
    trial.becomes(something, Desired.restoring(nothing));
    trial.becomes(trial.read(), Desired.restoring(something));
  }

  /** What is already so is done, whatever was expected. */
  @Test
  default void isDoneWhenAlreadyAsDesiredThoughSomethingElseWasExpected() throws ProviderException {
    Trial trial = new Trial(zone(), "already");
    Snapshot before = trial.given(trial.set("10 a.mail.example."));
    RecordSet desired = trial.set("5 b.mail.example.");
    trial.given(desired);
    trial.isAlready(before, Desired.of(desired));
    trial.given(trial.absent());
    trial.isAlready(before, Desired.of(trial.absent()));
  }

  /** A receipt is text; a later process asks with it. */
  @Test
  default void aLaterProcessMayAskWithTheTextOfAReceipt() throws ProviderException {
    Trial trial = new Trial(zone(), "receipt");
    Snapshot before = trial.given(trial.absent());
    Receipt receipt = trial.swap(before, trial.set("10 a.mail.example."));
    boolean answer = zone().writer().inSync(new Receipt(receipt.text()));
    assertThat(answer).isIn(true, false);
  }

  private static String restore(Snapshot snapshot) {
    return snapshot.extra().restore();
  }
}
