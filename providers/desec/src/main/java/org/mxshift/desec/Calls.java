package org.mxshift.desec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.WholeAnswer;

/** Calls the API for one domain: each once, within its time, with the token; no redirects. */
final class Calls {
  private static final int SHOWN = 300;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Settings settings;
  private final Name zone;
  private final HttpClient http;
  private final URI domain;

  Calls(Settings settings, Name zone) {
    this.settings = settings;
    this.zone = zone;
    this.domain = settings.endpoint().resolve("domains/" + zone.text() + "/");
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
  }

  /** A call that only looks: whatever goes wrong, nothing happened. */
  JsonNode look(String what, String at) throws ProviderException {
    return send(what, to(at).GET(), Failure.BUSY);
  }

  /**
   * A call that changes the domain.
   *
   * @throws ProviderException with {@link Failure#REFUSED} when it was objected to
   */
  JsonNode change(String what, String method, String at, String body) throws ProviderException {
    HttpRequest.Builder request = to(at).header("Content-Type", "application/json");
    request.method(method, HttpRequest.BodyPublishers.ofString(body));
    return send(what, request, Failure.UNSURE);
  }

  private HttpRequest.Builder to(String at) {
    return HttpRequest.newBuilder(domain.resolve(at))
        .timeout(settings.timeout())
        .header("Authorization", "Token " + settings.token().reveal());
  }

  private JsonNode send(String what, HttpRequest.Builder request, Failure silence)
      throws ProviderException {
    String said = what + ", " + this;
    try {
      HttpResponse<String> response = WholeAnswer.of(http, request.build(), settings.timeout());
      if (response.statusCode() / 100 != 2) {
        throw failure(said, response, silence);
      }
      return json.readTree(response.body());
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

  private ProviderException failure(String what, HttpResponse<String> response, Failure otherwise) {
    int status = response.statusCode();
    String said = what + " answered HTTP " + status + reason(response.body());
    return switch (status) {
      case 401 ->
          ProviderException.denied(
              said
                  + ": the secret 'token' of account '"
                  + settings.account()
                  + "' is none, has run out, or may not be used from this address; make a new one");
      case 403 ->
          ProviderException.denied(
              said
                  + ": give the token of account '"
                  + settings.account()
                  + "' a policy that lets it write MX and TXT of "
                  + zone);
      case 404 ->
          ProviderException.refused(
              said + ": the account of this token has no such thing in a domain " + zone);
      case 429 -> new ProviderException(Failure.BUSY, said, retryAfter(response));
      case 408 -> new ProviderException(otherwise, said);
      default -> new ProviderException(status / 100 == 4 ? Failure.REFUSED : otherwise, said);
    };
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /** What deSEC says of it, cut and without the token; nothing of a page of something between. */
  private String reason(String body) {
    String text = settings.conceal(body).replaceAll("[^ -~]", "?");
    boolean page = !text.startsWith("{") && !text.startsWith("[");
    return page ? "" : ", " + text.substring(0, Math.min(text.length(), SHOWN));
  }

  @Override
  public String toString() {
    return "deSEC at " + settings.endpoint().getAuthority();
  }
}
