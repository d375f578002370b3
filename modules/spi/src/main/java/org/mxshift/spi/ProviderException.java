package org.mxshift.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * A provider call that did not succeed, with the answer to "may I try again, may it have happened".
 */
public final class ProviderException extends Exception {

  private static final long serialVersionUID = 1;

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
    super(message);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  /**
   * A failure with its cause; the cause's text is not part of the message, since it may carry a
   * secret.
   */
  public ProviderException(Failure failure, String message, Throwable cause) {
    super(message, cause);
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

  /** What kind of failure it is. */
  public Failure failure() {
    return failure;
  }

  /** How long the host asks to be left alone. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
