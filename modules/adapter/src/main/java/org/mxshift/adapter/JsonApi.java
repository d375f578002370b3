package org.mxshift.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/** Calls an API in JSON: each request once, within its time, with the credential. */
public final class JsonApi {
  private final String name;
  private final URI base;
  private final Dialect dialect;
  private final Sending sending;

  /**
   * Calls nothing yet.
   *
   * @param name of the host, for messages
   * @param base what calls are relative to; ends with a slash
   * @param timeout for one call, connecting included
   */
  public JsonApi(String name, URI base, Duration timeout, Dialect dialect) {
    this.name = name;
    this.base = base;
    this.dialect = dialect;
    this.sending = new Sending(timeout);
  }

  /**
   * A call that only looks: whatever goes wrong, nothing happened.
   *
   * @param what is asked, as messages begin
   */
  public JsonNode look(String what, String at) throws ProviderException {
    return call(what, HttpRequest.newBuilder(base.resolve(at)), Failure.BUSY);
  }

  /** A call that changes something: without a clear answer it may have happened. */
  public JsonNode change(String what, String method, String at, JsonNode body)
      throws ProviderException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(at))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.isMissingNode() ? "" : body.toString()));
    return call(what, request, Failure.UNSURE);
  }

  /** The elements of a list; what is no list is no answer. */
  public List<JsonNode> elements(String what, JsonNode list) throws ProviderException {
    if (!list.isArray()) {
      throw new ProviderException(Failure.BUSY, what + ", " + name + " gave no list");
    }
    List<JsonNode> elements = new ArrayList<>();
    list.forEach(elements::add);
    return elements;
  }

  private JsonNode call(String what, HttpRequest.Builder request, Failure silence)
      throws ProviderException {
    Credential with = dialect.credential();
    request.header(with.header(), with.scheme() + with.secret().reveal());
    String asked = what + ", " + name;
    Reply reply = sending.once(asked, request, with.secret(), silence);
    if (reply.isDone()) {
      return reply.body();
    }
    boolean writing = silence == Failure.UNSURE;
    Failure failure = dialect.meaning(reply, writing).orElseGet(() -> reply.meaning(silence));
    String advice = dialect.advice(reply);
    String said = asked + " at " + base.getAuthority() + " " + reply.words();
    throw new ProviderException(
        failure,
        advice.isEmpty() ? said : said + "; " + advice,
        failure == Failure.BUSY ? reply.pause() : Optional.empty());
  }
}
