package org.mxshift.cloudflare;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.WholeAnswer;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/**
 * Calls the API: each once, within its time, with the token; nothing is followed elsewhere,
 * repeated or logged.
 */
final class Calls implements AutoCloseable {
  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(WholeAnswer.LARGEST)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
          .build();

  private final Settings settings;
  private final OkHttpClient http;
  private final CloudflareApi api;

  Calls(Settings settings) {
    this.settings = settings;
    this.http = client(settings);
    this.api =
        new Retrofit.Builder()
            .baseUrl(settings.endpoint().toString())
            .client(http)
            .addConverterFactory(JacksonConverterFactory.create(json))
            .build()
            .create(CloudflareApi.class);
  }

  private static OkHttpClient client(Settings settings) {
    return new OkHttpClient.Builder()
        .callTimeout(settings.timeout())
        .connectTimeout(settings.timeout())
        .readTimeout(settings.timeout())
        .writeTimeout(settings.timeout())
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addInterceptor(
            chain ->
                chain.proceed(
                    chain
                        .request()
                        .newBuilder()
                        .header("Authorization", "Bearer " + settings.token().reveal())
                        .build()))
        .addNetworkInterceptor(Sent::once)
        .build();
  }

  /**
   * Asks what changes nothing.
   *
   * @param what is asked for, as messages name it
   * @throws ProviderException whenever there is no result
   */
  Reply ask(String what, BiFunction<CloudflareApi, Sent, Call<Envelope>> call)
      throws ProviderException {
    try {
      Reply reply = send(call);
      if (reply.isDone()) {
        return reply;
      }
      throw Failures.ofQuestion(settings, what, reply);
    } catch (Unanswered e) {
      throw Failures.ofSilence(false, "asked for " + what, e);
    }
  }

  /**
   * Makes a call, whatever it does.
   *
   * @throws Unanswered when no answer of the API came in time
   */
  Reply send(BiFunction<CloudflareApi, Sent, Call<Envelope>> call) throws Unanswered {
    Sent sent = new Sent();
    try {
      Response<Envelope> response = call.apply(api, sent).execute();
      Envelope body = response.body();
      Envelope envelope = body == null ? problem(response.errorBody()) : body;
      if (settings.isIn(envelope.result().toString())) {
        throw new Unanswered(true, this + " answered with the token in it");
      }
      return new Reply(response.code(), envelope, Allowance.of(response.headers()));
    } catch (Unanswered e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw new Unanswered(true, this + " answered what is no answer of its API");
    } catch (IOException e) {
      String how = sent.isSent() ? " gave no answer: " : " cannot be reached: ";
      throw new Unanswered(sent.isSent(), this + how + settings.conceal("" + e.getMessage()));
    }
  }

  /** What is no envelope tells nothing but its status. */
  private Envelope problem(@Nullable ResponseBody body) throws IOException {
    try {
      if (body != null) {
        return json.readValue(body.charStream(), Envelope.class);
      }
    } catch (JsonProcessingException e) {
      // An error page of something in between.
    }
    return new Envelope(false, List.of(), null, null);
  }

  Settings settings() {
    return settings;
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
  }

  /** Whom messages name. */
  @Override
  public String toString() {
    return settings.endpoint().getHost();
  }
}
