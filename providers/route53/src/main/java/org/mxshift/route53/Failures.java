package org.mxshift.route53;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;

/**
 * What an error of the SDK means to the loop. The SDK's exception is not kept as the cause: its
 * text may hold a session token.
 */
final class Failures {

  private static final Set<String> UNKNOWN_KEYS =
      Set.of(
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "IncompleteSignature",
          "OptInRequired");

  private static final Set<String> BAD_SIGNATURES =
      Set.of(
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "RequestExpired",
          "RequestTimeTooSkewed");

  private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");

  private static final Set<String> UNFINISHED =
      Set.of("PriorRequestNotComplete", "ThrottlingException", "Throttling");

  /** Route 53 mostly says "too many" without a time: a second brings several calls. */
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private Failures() {}

  /**
   * @param inDoubt what it is when nobody knows whether it happened
   */
  static ProviderException of(SdkException e, String asked, Failure inDoubt, Keys keys) {
    if (e instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
      return answered(answer, asked, inDoubt, keys);
    }
    if (e instanceof AwsServiceException answer) {
      return new ProviderException(inDoubt, asked + " and answered HTTP " + answer.statusCode());
    }
    Throwable root = root(e);
    String why = asked + ": " + keys.conceal(said(root));
    return neverSent(root)
        ? new ProviderException(Failure.BUSY, why + "; is the network up, and the endpoint right?")
        : new ProviderException(inDoubt, why);
  }

  private static ProviderException answered(
      AwsServiceException e, String asked, Failure inDoubt, Keys keys) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code =
        Optional.ofNullable(details.errorCode())
            .filter(word -> word.matches("[A-Za-z.]{1,80}"))
            .orElse("HTTP " + e.statusCode());
    String answered = asked + " and answered " + code;
    String said = answered + ": " + keys.conceal(words(e));
    if (e.isThrottlingException() || UNFINISHED.contains(code)) {
      Optional<Duration> after = retryAfter(details).or(() -> Optional.of(A_MOMENT));
      return new ProviderException(Failure.BUSY, said, after);
    }
    Optional<String> denied = denied(code, e.statusCode(), keys.account());
    if (denied.isPresent()) {
      boolean quotable = !BAD_SIGNATURES.contains(code);
      return new ProviderException(
          Failure.DENIED, (quotable ? said : answered) + "; " + denied.get());
    }
    boolean clear = e.statusCode() < SERVER_ERROR;
    return new ProviderException(clear ? Failure.REFUSED : inDoubt, said);
  }

  /** What to do about credentials that are not taken; empty when that is not the trouble. */
  private static Optional<String> denied(String code, int status, String account) {
    if (UNKNOWN_KEYS.contains(code)) {
      return Optional.of("check the access key of " + account);
    }
    if (BAD_SIGNATURES.contains(code)) {
      return Optional.of("check the secret key of " + account + ", and this machine's clock");
    }
    if (EXPIRED.contains(code)) {
      return Optional.of("the session of " + account + " is over: sign in again");
    }
    return status == UNAUTHORIZED || status == FORBIDDEN || code.startsWith("AccessDenied")
        ? Optional.of(
            account + " lacks a right; the README of route53 has the policy that gives it")
        : Optional.empty();
  }

  /** In AWS's words, without the final dot: ours follow. */
  private static String words(AwsServiceException e) {
    if (e instanceof InvalidChangeBatchException batch && batch.hasMessages()) {
      return String.join("; ", batch.messages());
    }
    String message = e.awsErrorDetails().errorMessage();
    return message == null || message.isBlank()
        ? "no reason given"
        : message.replaceFirst("\\.$", "");
  }

  private static Optional<Duration> retryAfter(AwsErrorDetails details) {
    return Optional.ofNullable(details.sdkHttpResponse())
        .flatMap(response -> response.firstMatchingHeader("Retry-After"))
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static boolean neverSent(Throwable root) {
    return root instanceof ConnectException
        || root instanceof UnknownHostException
        || root instanceof NoRouteToHostException
        || root instanceof SSLHandshakeException
        || isConnecting(root);
  }

  /**
   * The JDK has one class for both, and tells by a word: {@code Connect timed out} or {@code Read}.
   */
  private static boolean isConnecting(Throwable root) {
    return root instanceof SocketTimeoutException
        && String.valueOf(root.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect ");
  }

  /** The network's own error where there is one: certificates have causes below it. */
  private static Throwable root(Throwable e) {
    Throwable at = e;
    while (at.getCause() != null && !neverSent(at)) {
      at = at.getCause();
    }
    return at;
  }

  private static String said(Throwable root) {
    String message = root.getMessage();
    String kind = root.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + message;
  }
}
