package org.mxshift.route53;

import java.time.Duration;
import java.util.function.Function;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.Route53ClientBuilder;

/** Calls Route 53, each call once, and puts what goes wrong into our words. */
final class Calls implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final Route53Client client;
  private final Keys keys;

  private Calls(Route53Client client, Keys keys) {
    this.client = client;
    this.keys = keys;
  }

  static Calls open(Settings settings) throws ProviderException {
    Keys keys = Keys.of(settings);
    Duration limit = settings.timeout();
    Duration half = limit.dividedBy(2); // so that it is told which of the two limits struck
    Route53ClientBuilder builder =
        Route53Client.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(keys.credentials()))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTING.compareTo(half) < 0 ? CONNECTING : half)
                    .socketTimeout(limit))
            .overrideConfiguration(
                override ->
                    override
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new SafeAnswer(keys))
                        .apiCallTimeout(limit)
                        .apiCallAttemptTimeout(limit));
    settings.endpoint().ifPresent(builder::endpointOverride);
    try {
      return new Calls(builder.build(), keys);
    } catch (SdkException e) {
      throw new ProviderException(
          Failure.REFUSED,
          "account '"
              + settings.account()
              + "': the AWS configuration of this machine cannot be used: "
              + keys.conceal(String.valueOf(e.getMessage())));
    }
  }

  /** A call that only looks: whatever goes wrong, nothing happened. */
  <T> T look(String doing, Function<Route53Client, T> call) throws ProviderException {
    return once(doing, call, Failure.BUSY);
  }

  /** A call that changes something: without a clear answer it may have happened. */
  <T> T change(String doing, Function<Route53Client, T> call) throws ProviderException {
    return once(doing, call, Failure.UNSURE);
  }

  private <T> T once(String doing, Function<Route53Client, T> call, Failure inDoubt)
      throws ProviderException {
    try {
      return call.apply(client);
    } catch (SdkException e) {
      throw Failures.of(e, "Route 53 was asked to " + doing, inDoubt, keys);
    } catch (StackOverflowError e) { // the SDK reads XML as deep as it is nested
      String what = "Route 53 was asked to " + doing + ", and what came is nested too deep";
      throw new ProviderException(inDoubt, what);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
