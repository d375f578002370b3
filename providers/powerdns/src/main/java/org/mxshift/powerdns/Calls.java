package org.mxshift.powerdns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.mxshift.model.Name;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.WholeAnswer;

/** Calls the API for one zone: each once, within its time, with the key; redirects end there. */
final class Calls {
  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient http;
  private final Settings settings;
  private final URI zone;

  Calls(Settings settings, Name zone) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
    String id = zone.absolute().replace("/", "=2F");
    this.zone =
        settings.endpoint().resolve("api/v1/servers/" + settings.serverId() + "/zones/" + id);
  }

  /** The zone, with the sets of one owner at least; old servers give all of them. */
  JsonNode zone(Name owner) throws ProviderException {
    String name = URLEncoder.encode(owner.absolute(), StandardCharsets.UTF_8);
    HttpRequest request = to(URI.create(zone + "?rrset_name=" + name)).GET().build();
    String what = "Asked for the sets of " + owner;
    HttpResponse<String> response = send(what, request, Failure.BUSY);
    if (response.statusCode() != 200) {
      throw failure(what, response, Failure.BUSY);
    }
    try {
      JsonNode answer = json.readTree(response.body());
      if (answer.path("rrsets").isArray()) {
        return answer;
      }
      throw new ProviderException(Failure.BUSY, what + ", " + this + " gave no list of sets");
    } catch (JsonProcessingException e) {
      throw new ProviderException(Failure.BUSY, what + ", " + this + " gave no JSON", e);
    }
  }

  /** Carries the change out, whole or not at all. */
  void patch(String what, JsonNode body) throws ProviderException {
    HttpRequest.BodyPublisher sent = HttpRequest.BodyPublishers.ofString(body.toString());
    HttpRequest request =
        to(zone).header("Content-Type", "application/json").method("PATCH", sent).build();
    HttpResponse<String> response = send(what, request, Failure.UNSURE);
    if (response.statusCode() / 100 != 2) {
      throw failure(what, response, Failure.UNSURE);
    }
  }

  private HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(settings.timeout())
        .header("X-API-Key", settings.key().reveal());
  }

  private HttpResponse<String> send(String what, HttpRequest request, Failure silence)
      throws ProviderException {
    try {
      return WholeAnswer.of(http, request, settings.timeout());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new ProviderException(Failure.BUSY, what + ", " + this + " cannot be reached", e);
    } catch (IOException e) {
      throw new ProviderException(silence, what + ", " + this + " gave no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(silence, what + ", interrupted", e);
    }
  }

  private ProviderException failure(String what, HttpResponse<String> response, Failure otherwise) {
    int status = response.statusCode();
    String said = what + ", " + this + " answered HTTP " + status + reason(response.body());
    return switch (status) {
      case 401, 403 ->
          new ProviderException(
              Failure.DENIED,
              said
                  + ": the secret 'key' of account '"
                  + settings.account()
                  + "' is not the server's api-key, or webserver-allow-from keeps this address out");
      case 429 -> new ProviderException(Failure.BUSY, said);
      case 404 ->
          new ProviderException(
              Failure.REFUSED, said + ": no such zone there; compare 'endpoint' and 'server_id'");
      case 408 -> new ProviderException(otherwise, said);
      default -> new ProviderException(status / 100 == 4 ? Failure.REFUSED : otherwise, said);
    };
  }

  /** What the server says of it, cut and without the key. */
  private String reason(String body) {
    try {
      String text = json.readTree(body).path("error").asText().replaceAll("[^ -~]", "?");
      String cut = text.substring(0, Math.min(text.length(), 300));
      return cut.isEmpty() ? "" : ", " + settings.conceal(cut);
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "PowerDNS at " + settings.endpoint().getAuthority();
  }
}
