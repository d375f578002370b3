package org.mxshift.spi;

import java.time.Instant;
import java.util.List;
import org.mxshift.model.MailAddress;

/** Looks at the world from outside, as resolvers and senders see it; never writes DNS. */
public interface Witness {

  /**
   * Answers one question, within the question's own time limit; what could not be looked at is
   * {@link Verdict#INCONCLUSIVE}, never an exception.
   *
   * @param question what to look at
   * @param token a random word that a test message carries, so that its arrival can be told; 8 to
   *     64 letters and digits
   */
  Observation look(Question question, String token);

  /**
   * Whether messages that hosts took are in the mailbox. Waits a little for them, no longer.
   *
   * <p>{@link Verdict#PASS} when all are there; {@link Verdict#PENDING} when some are not yet;
   * {@link Verdict#DEFERS} when one went to the spam folder or is {@linkplain Sent#isLate late};
   * {@link Verdict#REJECTS} when one came back as undeliverable; {@link Verdict#INCONCLUSIVE} when
   * the mailbox cannot be opened. A witness without a mailbox is inconclusive.
   *
   * @param mailbox whose messages these are
   * @param messages what was taken, at least one
   * @param now what time it is
   */
  default Observation arrived(MailAddress mailbox, List<Sent> messages, Instant now) {
    return Observation.of(
        Verdict.INCONCLUSIVE, "nobody here can open the mailbox of " + mailbox, List.of(), now);
  }
}
