package org.mxshift.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.Lease;
import org.mxshift.engine.JournalException;

/**
 * This machine's turn among those that share a log; taken before the first tick that has something
 * to do, and given up after the last. People's verbs take none.
 */
final class Turn implements AutoCloseable {

  private static final Duration LEAST = Lease.LENGTH.dividedBy(2);

  private final Wiring wiring;
  private final String nonce;
  private Optional<Lease> mine = Optional.empty();

  Turn(Wiring wiring, String nonce) {
    this.wiring = wiring;
    this.nonce = nonce;
  }

  /**
   * Takes the turn, or keeps it.
   *
   * @return whether it was not ours before
   * @throws FailedException with {@link ExitCode#NOT_NOW} while another machine is at work
   */
  boolean take() throws FailedException, JournalException {
    Optional<GitJournal> shared = wiring.shared();
    Instant now = wiring.shell().clock().instant();
    if (shared.isEmpty()
        || mine.filter(held -> now.plus(LEAST).isBefore(held.until())).isPresent()) {
      return false;
    }
    Lease wanted = Lease.from(now, wiring.settings().actor(), nonce);
    Optional<Lease> other = shared.get().claim(wanted);
    if (other.isPresent()) {
      throw heldBy(other.get());
    }
    boolean fresh = mine.isEmpty();
    mine = Optional.of(wanted);
    return fresh;
  }

  private FailedException heldBy(Lease other) {
    Times times = wiring.times();
    return new FailedException(
        ExitCode.NOT_NOW,
        other.holder() + " is at work on this log since " + times.utc(other.since()),
        "it ends by itself; should that machine have died, others take over at "
            + times.utc(other.until().plus(Lease.GRACE)));
  }

  /** Others need not wait for its end; that it ends by itself is enough when this fails. */
  @Override
  public void close() {
    try {
      Optional<GitJournal> shared = mine.isPresent() ? wiring.shared() : Optional.empty();
      if (shared.isPresent()) {
        shared.get().giveUp(mine.orElseThrow());
      }
    } catch (FailedException | JournalException e) {
      wiring
          .shell()
          .err()
          .println("mxshift: the lease on the log ends by itself; " + e.getMessage());
    }
    mine = Optional.empty();
  }
}
