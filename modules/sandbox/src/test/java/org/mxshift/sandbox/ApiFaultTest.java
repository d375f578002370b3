package org.mxshift.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong goes wrong as told, before or after the call is carried out. */
class ApiFaultTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String SET = "'name':'example.test.','type':'MX','ttl':3600,'%s':[%s]";

  /**
   * A double with one MX set, and a call that writes it.
   *
   * @param fake what is closed with it
   * @param faults what the next such call meets
   * @param edit a stranger's
   * @param version counts changes
   */
  private record Api(
      AutoCloseable fake,
      HttpRequest write,
      Consumer<ApiFault> faults,
      Runnable edit,
      LongSupplier version)
      implements AutoCloseable {
    @Override
    public void close() throws Exception {
      fake.close();
    }
  }

  static Stream<Api> apis() throws IOException {
    return Stream.of(google(), desec(), powerdns());
  }

  private static Api google() throws IOException {
    GoogleDnsFake fake = GoogleDnsFake.start("p", () -> Instant.EPOCH, Duration.ZERO);
    fake.admit("t", true).zone("z", "example.test.", "public");
    fake.edit("z", "example.test.", "MX", 3600, List.of("10 a.test."));
    String live = "{" + SET.formatted("rrdatas", "'10 a.test.'") + "}";
    URI at = fake.endpoint().resolve("projects/p/managedZones/z/changes");
    String body = "{'deletions':[" + live + "],'additions':[" + live.replace("10", "20") + "]}";
    return new Api(
        fake,
        request(at, "Authorization", "Bearer t", "POST", body),
        fault -> fake.next("change", fault),
        () -> fake.edit("z", "example.test.", "MX", 60, List.of("5 x.test.")),
        () -> fake.version("z"));
  }

  private static Api desec() throws IOException {
    DesecFake fake = DesecFake.start("example.test", 3600).admit("t", true);
    fake.edit("", "MX", 3600, List.of("10 a.test."));
    URI at = fake.endpoint().resolve("domains/example.test/rrsets/@/MX/");
    String body = "{'subname':''," + SET.formatted("records", "'20 a.test.'") + "}";
    return new Api(
        fake,
        request(at, "Authorization", "Token t", "PUT", body),
        fault -> fake.next("PUT", fault),
        () -> fake.edit("", "MX", 60, List.of()),
        fake::version);
  }

  private static Api powerdns() throws IOException {
    PowerDnsFake fake = PowerDnsFake.start("example.test.", "t");
    fake.edit("example.test.", "MX", 3600, List.of("10 a.test."));
    URI at = fake.endpoint().resolve("api/v1/servers/localhost/zones/example.test.");
    String set = SET.formatted("records", "{'content':'20 a.test.'}");
    String body = "{'rrsets':[{'changetype':'REPLACE'," + set + "}]}";
    return new Api(
        fake,
        request(at, "X-API-Key", "t", "PATCH", body),
        fault -> fake.next("PATCH", fault),
        () -> fake.edit("example.test.", "CNAME", 60, List.of("x.test.")),
        fake::version);
  }

  private static HttpRequest request(
      URI at, String header, String value, String method, String body) {
    return HttpRequest.newBuilder(at)
        .header(header, value)
        .timeout(Duration.ofSeconds(20))
        .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
        .build();
  }

  @ParameterizedTest
  @MethodSource("apis")
  void eachHappensAsToldAndOnce(Api api) throws Exception {
    long before = api.version().getAsLong();
    api.faults().accept(ApiFault.throttled(Duration.ofSeconds(7)));
    HttpResponse<String> busy = send(api);
    assertThat(busy.statusCode()).isEqualTo(429);
    assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
    api.faults().accept(ApiFault.answered(503, "{}"));
    assertThat(send(api).statusCode()).isEqualTo(503);
    api.faults().accept(new ApiFault.LostRequest());
    assertThatThrownBy(() -> send(api)).isInstanceOf(IOException.class);
    assertThat(api.version().getAsLong()).as("nothing was done").isEqualTo(before);

    api.faults().accept(new ApiFault.Meddled(api.edit()));
    assertThat(send(api).statusCode()).as("a stranger was faster").isBetween(400, 499);
  }

  @ParameterizedTest
  @MethodSource("apis")
  void aLostAnswerIsOfACallThatWasCarriedOut(Api api) throws Exception {
    long before = api.version().getAsLong();
    api.faults().accept(new ApiFault.LostResponse());
    assertThatThrownBy(() -> send(api)).isInstanceOf(IOException.class);
    assertThat(api.version().getAsLong()).isEqualTo(before + 1);
  }

  private static HttpResponse<String> send(Api api) throws Exception {
    return CLIENT.send(api.write(), HttpResponse.BodyHandlers.ofString());
  }
}
