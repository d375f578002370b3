package org.mxshift.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * Who is at work on a shared log. A courtesy, not a protection: it keeps a second machine from
 * taking a write that is under way for one whose machine died, and says whom to ask. That nothing
 * is written twice is the work of the compare-and-swap, at the log and at the provider.
 *
 * @param holder who, in one line
 * @param nonce tells this holding from any other of the same holder
 * @param since when it began, by the holder's clock
 * @param until when it ends at the latest, by the holder's clock
 */
public record Lease(String holder, String nonce, Instant since, Instant until) {

  /** How long one lasts; a tick that takes longer takes it again. */
  public static final Duration LENGTH = Duration.ofMinutes(10);

  /** How much longer others wait: more than clocks that are looked after differ. */
  public static final Duration GRACE = Duration.ofMinutes(2);

  /** Makes the holder one line. */
  public Lease {
    holder = Message.line(holder);
  }

  /** A lease of the usual length from now on. */
  public static Lease from(Instant now, String holder, String nonce) {
    return new Lease(holder, nonce, now, now.plus(LENGTH));
  }

  /** Whether others leave it alone at this time. */
  public boolean holds(Instant now) {
    return now.isBefore(until.plus(GRACE));
  }

  String message() {
    return holder
        + " is at work\n\nMx-Holder: "
        + holder
        + "\nMx-Nonce: "
        + nonce
        + "\nMx-Since: "
        + since
        + "\nMx-Until: "
        + until
        + "\n";
  }

  static Lease parse(CommitText text) {
    return new Lease(
        text.trailer("Mx-Holder"),
        text.trailer("Mx-Nonce"),
        Instant.parse(text.trailer("Mx-Since")),
        Instant.parse(text.trailer("Mx-Until")));
  }
}
