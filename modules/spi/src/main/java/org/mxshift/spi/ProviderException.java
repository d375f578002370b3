package org.mxshift.spi;

import java.time.Duration;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;

/**
 * A provider call that did not succeed, with the answer to "may I try again, may it have happened".
 */
public final class ProviderException extends Exception {

  private static final long serialVersionUID = 1;

  private static final int LONGEST = 1_500;

  private final Failure failure;
  private final transient Optional<Duration> retryAfter;

  /**
   * A failure in words: what was asked of whom, why it failed, what to do next; never with a
   * secret.
   */
  public ProviderException(Failure failure, String message) {
    this(failure, message, Optional.empty());
  }

  /** A failure with the host's word on when to come back. */
  public ProviderException(Failure failure, String message, Optional<Duration> retryAfter) {
    super(shown(message));
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  /**
   * A failure with its cause; the cause's text is not part of the message, since it may carry a
   * secret.
   */
  public ProviderException(Failure failure, String message, Throwable cause) {
    super(shown(message), cause);
    this.failure = failure;
    this.retryAfter = Optional.empty();
  }

  /** It will never be done, for the reason given. */
  public static ProviderException refused(String message) {
    return new ProviderException(Failure.REFUSED, message);
  }

  /** Credentials are missing, wrong or without the right. */
  public static ProviderException denied(String message) {
    return new ProviderException(Failure.DENIED, message);
  }

  /** Somebody else changed the set, and it was left as found. */
  public static ProviderException conflict(RecordSet expected, RecordSet found, RecordSet wanted) {
    String what = wanted.key() + " was not changed: somebody else did";
    return new ProviderException(
        Failure.CONFLICT,
        what + ". Expected '" + expected + "', found '" + found + "', wanted '" + wanted + "'");
  }

  /** The owner is another zone's. */
  public static ProviderException outside(Name owner, Name zone) {
    return refused(owner + " does not lie in the zone " + zone);
  }

  /** The owner is an alias, so that there is nothing beside it to own. */
  public static ProviderException alias(Name owner) {
    return refused(
        owner
            + " is an alias (CNAME); nothing may stand beside it (RFC 2181 section 10.1), so change"
            + " its target");
  }

  /** A value is none of its type, such as an address that is no address. */
  public static ProviderException misfit(RecordSet set, Rdata value) {
    return refused("'" + value.text() + "' is no " + set.type() + " record for " + set.owner());
  }

  /** What a stranger's answer holds is quoted in messages: no control characters, and not all. */
  private static String shown(String message) {
    String clean = message.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST - 3) + "..." : clean;
  }

  /** What kind of failure it is. */
  public Failure failure() {
    return failure;
  }

  /** How long the host asks to be left alone. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
