package org.mxshift.cloudflare;

import java.util.Optional;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/** What an answer that is no success means, and what to do next. */
final class Failures {
  private static final int NOT_FOUND = 404;
  private static final int TIMED_OUT = 408;

  private Failures() {}

  /** A question that was not answered; nothing was to happen. */
  static ProviderException ofQuestion(Settings settings, String what, Reply reply) {
    String asked = "Cloudflare was asked for " + what + " and answered " + reply;
    if (isClear(reply)) {
      return clear(settings, asked, reply);
    }
    return failure(settings, Failure.BUSY, asked, reply);
  }

  /** A batch that was not carried out, or nobody knows. */
  static ProviderException ofBatch(Settings settings, String what, Reply reply) {
    String asked = "Cloudflare was to change " + what + " and answered " + reply;
    if (isClear(reply)) {
      return clear(settings, asked, reply);
    }
    return failure(settings, Failure.UNSURE, asked, reply);
  }

  /** No answer at all. The cause is left out: a host may repeat the token in its status line. */
  static ProviderException ofSilence(boolean write, String what, Unanswered e) {
    Failure failure = write && e.sent() ? Failure.UNSURE : Failure.BUSY;
    return new ProviderException(failure, what + ": " + e.getMessage());
  }

  /** Whether records were found otherwise than thought, so that a second look decides. */
  static boolean isAboutRecords(Reply reply) {
    return isGone(reply) || (isClear(reply) && reply.envelope().has(81053, 81054, 81057, 81058));
  }

  /** Whether a record was addressed that is no more. */
  static boolean isGone(Reply reply) {
    return isClear(reply) && (reply.status() == NOT_FOUND || reply.envelope().has(81044));
  }

  /** Whether the answer is the API's, so that nothing happened. */
  private static boolean isClear(Reply reply) {
    int kind = reply.status() / 100;
    boolean refused = kind == 4 && reply.status() != TIMED_OUT;
    return refused || (kind == 2 && !reply.envelope().errors().isEmpty());
  }

  private static ProviderException clear(Settings settings, String asked, Reply reply) {
    Envelope envelope = reply.envelope();
    if (reply.status() == 429 || envelope.has(10100, 10300)) {
      return failure(settings, Failure.BUSY, asked + ": too many calls", reply);
    }
    boolean auth = envelope.has(10000, 10001, 9103, 9106, 9107, 9109, 6003, 6111);
    if (reply.status() == 401 || reply.status() == 403 || auth) {
      String remedy =
          ": the token of account '"
              + settings.account()
              + "' is wrong, expired or kept from this address, or lacks a right; it needs Zone"
              + " Read, DNS Read and, for writing, DNS Edit for this zone";
      return failure(settings, Failure.DENIED, asked + remedy, reply);
    }
    return failure(settings, Failure.REFUSED, asked, reply);
  }

  private static ProviderException failure(
      Settings settings, Failure failure, String message, Reply reply) {
    boolean wait = failure == Failure.BUSY;
    return new ProviderException(
        failure, settings.conceal(message), wait ? reply.allowance().reset() : Optional.empty());
  }
}
