package org.mxshift.googledns;

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
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.WholeAnswer;

/** Sends each request once, within its time; redirects are answers like any other. */
final class Wire {
  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient http;
  private final Duration timeout;

  Wire(Duration timeout) {
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * Sends it.
   *
   * @param what is done, as messages name it
   * @param silence what it is when the request went out and no clear answer came
   */
  Reply send(String what, HttpRequest.Builder builder, Failure silence) throws ProviderException {
    HttpRequest request = builder.timeout(timeout).build();
    String said = what + ", " + request.uri().getAuthority();
    try {
      HttpResponse<String> response = WholeAnswer.of(http, request, timeout);
      return new Reply(
          response.statusCode(), body(response), response.headers().firstValue("Retry-After"));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new ProviderException(Failure.BUSY, said + " cannot be reached", e);
    } catch (JsonProcessingException e) {
      throw new ProviderException(silence, said + " gave an answer that is no JSON");
    } catch (IOException e) {
      throw new ProviderException(silence, said + " gave no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(silence, what + ", interrupted", e);
    }
  }

  /** An error page of something in between tells nothing but its status. */
  private JsonNode body(HttpResponse<String> response) throws JsonProcessingException {
    try {
      return json.readTree(response.body());
    } catch (JsonProcessingException e) {
      if (response.statusCode() / 100 == 2) {
        throw e;
      }
      return MissingNode.getInstance();
    }
  }
}
