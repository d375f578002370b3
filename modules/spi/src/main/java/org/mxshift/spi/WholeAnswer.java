package org.mxshift.spi;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One HTTP call that ends: with a whole answer in UTF-8, or with a fault, in its time and within a
 * size. A {@link HttpClient} by itself waits for ever for the end of a body that trickles, and
 * keeps whatever comes.
 */
public final class WholeAnswer {

  /** The most octets of a body; beyond that it is no answer of a DNS host. */
  public static final int LARGEST = 16 << 20;

  /** Longer than the client takes to tell what its own limit has struck. */
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private WholeAnswer() {}

  /**
   * Sends a request once. Where it has the same limit itself, that one strikes until an answer
   * begins: the client alone knows whether there was a connection, and so whether anything went
   * out.
   *
   * @param limit for all of it, up to the last octet
   * @throws IOException when there is no whole answer in that time, or it is larger than {@link
   *     #LARGEST}; as {@link HttpClient#send} throws it
   */
  public static HttpResponse<String> of(HttpClient http, HttpRequest request, Duration limit)
      throws IOException, InterruptedException {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(
            request,
            head -> {
              begun.complete(null);
              return new Bounded();
            });
    try {
      return whole(call, begun, limit);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer in time");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw new IOException(e.getCause());
    } finally {
      call.cancel(true);
    }
  }

  private static <T> T whole(
      CompletableFuture<T> call, CompletableFuture<Void> begun, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (begun.isDone()) {
        throw e;
      }
      return call.get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** The text of a body, unless it is too large. */
  private static final class Bounded implements BodySubscriber<String> {

    private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    private final CompletableFuture<Flow.Subscription> from = new CompletableFuture<>();
    private long octets;

    @Override
    public CompletionStage<String> getBody() {
      return text.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      from.complete(subscription);
      text.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      octets += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
      if (octets <= LARGEST) {
        text.onNext(buffers);
      } else {
        from.join().cancel();
        text.onError(new IOException("the answer is larger than " + LARGEST + " octets"));
      }
    }

    @Override
    public void onError(Throwable fault) {
      text.onError(fault);
    }

    @Override
    public void onComplete() {
      text.onComplete();
    }
  }
}
