package org.mxshift.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.WholeAnswer;

/**
 * Sends each request once, within its time; redirects are answers like any other. Failures carry no
 * cause: a host may repeat the secret wherever it likes, down to its status line.
 */
final class Sending {

  /**
   * One for all zones of this process: in Java 17 its thread and its connections stay until the
   * garbage is collected, and a fleet opens zones by the thousand.
   */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final JsonMapper json = JsonMapper.builder().build();
  private final Duration timeout;

  /**
   * @param timeout for one call, connecting included
   */
  Sending(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Sends it.
   *
   * @param what is done, as messages begin
   * @param hidden what no message may repeat
   * @param silence what it is when the request went out and no clear answer came
   */
  Reply once(String what, HttpRequest.Builder builder, Secret hidden, Failure silence)
      throws ProviderException {
    HttpRequest request = builder.timeout(timeout).build();
    String said = what + " at " + request.uri().getAuthority();
    try {
      Reply reply = reply(WholeAnswer.of(HTTP, request, timeout), hidden);
      if (reply.isDone() && hidden.isIn(reply.body().toString())) {
        throw new ProviderException(silence, said + " gave an answer that repeats our credential");
      }
      return reply;
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new ProviderException(Failure.BUSY, said + " cannot be reached");
    } catch (JsonProcessingException e) {
      throw new ProviderException(silence, said + " gave an answer that is no JSON");
    } catch (IOException e) {
      String why = Reply.hide(String.valueOf(e.getMessage()), hidden);
      throw new ProviderException(silence, said + " gave no answer: " + why);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(silence, what + ", interrupted");
    }
  }

  /** An error page of something in between tells nothing but its status. */
  private Reply reply(HttpResponse<String> response, Secret hidden) throws JsonProcessingException {
    Optional<Duration> pause =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("\\d{1,6}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    try {
      JsonNode body = json.readTree(response.body());
      return new Reply(response.statusCode(), body, pause, hidden);
    } catch (JsonProcessingException e) {
      if (response.statusCode() / 100 == 2) {
        throw e;
      }
      return new Reply(response.statusCode(), MissingNode.getInstance(), pause, hidden);
    }
  }
}
