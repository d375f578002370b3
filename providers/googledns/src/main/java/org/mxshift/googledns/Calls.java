package org.mxshift.googledns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;

/** Calls the API for one project, with the token, and says what an answer means. */
final class Calls {
  private static final Set<String> TOO_MANY =
      Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded");

  private static final int MOST_PAGES = 100;

  private final Settings settings;
  private final Token token;
  private final Wire wire;

  Calls(Settings settings, Token token) {
    this.settings = settings;
    this.token = token;
    this.wire = new Wire(settings.timeout());
  }

  /** A call that only looks: whatever goes wrong, nothing happened. */
  JsonNode look(String what, String at) throws ProviderException {
    Secret secret = token.current(wire);
    Reply reply = wire.send(what, to(at, secret).GET(), Failure.BUSY);
    if (!reply.isDone()) {
      throw failure(what, reply, secret, Failure.BUSY);
    }
    return reply.body();
  }

  /** All pages of a list. */
  List<JsonNode> all(String what, String at, String field) throws ProviderException {
    List<JsonNode> found = new ArrayList<>();
    String page = "";
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      JsonNode answer = look(what, at + page);
      boolean none = answer.path("kind").isTextual() && answer.path(field).isMissingNode();
      if (!answer.path(field).isArray() && !none) {
        throw new ProviderException(Failure.BUSY, what + ", Google Cloud DNS gave no list");
      }
      answer.path(field).forEach(found::add);
      String next = answer.path("nextPageToken").asText();
      if (next.isEmpty()) {
        return found;
      }
      page = "&pageToken=" + URLEncoder.encode(next, UTF_8);
    }
    throw ProviderException.refused(what + ", there are more than " + MOST_PAGES + " pages");
  }

  /**
   * A call that changes a zone.
   *
   * @throws ProviderException with {@link Failure#CONFLICT} when what stands there was found to be
   *     other than what was sent; whoever calls must look before that is believed
   */
  JsonNode change(String what, String at, JsonNode body) throws ProviderException {
    Secret secret = token.current(wire);
    HttpRequest.Builder request =
        to(at, secret)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    Reply reply = wire.send(what, request, Failure.UNSURE);
    if (reply.isDone()) {
      return reply.body();
    }
    boolean compared = Set.of(404, 409, 412).contains(reply.status());
    throw compared
        ? new ProviderException(Failure.CONFLICT, said(what, reply, secret))
        : failure(what, reply, secret, Failure.UNSURE);
  }

  private HttpRequest.Builder to(String at, Secret secret) {
    String path = "projects/" + settings.project() + "/managedZones" + at;
    return HttpRequest.newBuilder(settings.endpoint().resolve(path))
        .header("Authorization", "Bearer " + secret.reveal());
  }

  private ProviderException failure(String what, Reply reply, Secret secret, Failure otherwise) {
    String said = said(what, reply, secret);
    int status = reply.status();
    if (status == 429 || (status == 403 && TOO_MANY.contains(reply.reason()))) {
      return new ProviderException(Failure.BUSY, said, reply.pause());
    }
    return switch (status) {
      case 401 -> ProviderException.denied(said + "; " + freshToken());
      case 403 -> ProviderException.denied(said + "; " + rights(reply));
      case 408 -> new ProviderException(otherwise, said);
      default -> new ProviderException(status / 100 == 4 ? Failure.REFUSED : otherwise, said);
    };
  }

  private static String said(String what, Reply reply, Secret secret) {
    return what + ", Google Cloud DNS " + reply.words(secret.reveal());
  }

  private String freshToken() {
    return settings.token().isPresent()
        ? "the secret 'token' of account '"
            + settings.account()
            + "' is none or has run out, as it does in an hour; give one by command, or a 'key'"
        : "the key of account '" + settings.account() + "' is not valid for this project";
  }

  private String rights(Reply reply) {
    return reply.reason().equals("accessNotConfigured")
        ? "enable the Cloud DNS API (dns.googleapis.com) in project " + settings.project()
        : "give whose credentials account '"
            + settings.account()
            + "' has the rights that the page of this provider lists, on project "
            + settings.project()
            + " or on the zone";
  }
}
