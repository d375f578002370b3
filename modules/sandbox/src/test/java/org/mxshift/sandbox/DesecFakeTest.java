package org.mxshift.sandbox;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The double is as strict as what it stands for. */
class DesecFakeTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final DesecFake fake;

  DesecFakeTest() throws IOException {
    fake = DesecFake.start("example.test", 3600).admit("writer", true).admit("reader", false);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'subname':'','type':'MX','ttl':3599,'records':['10 a.test.'] | greater than or equal to 3600",
        "'subname':'','type':'MX','ttl':86401,'records':['10 a.test.'] | less than or equal to 86400",
        "'subname':'','type':'MX','ttl':'x','records':['10 a.test.'] | valid integer",
        "'subname':'','type':'MX','ttl':3600,'records':[] | must not be empty",
        "'subname':'','type':'MX','ttl':3600,'records':['10 a.test'] | malformed",
        "'subname':'','type':'A','ttl':3600,'records':['a.test.'] | malformed",
        "'subname':'','type':'TXT','ttl':3600,'records':['bare'] | quotation marks",
        "'subname':'A','type':'MX','ttl':3600,'records':['10 a.test.'] | lowercase",
        "'subname':'','type':'MX','ttl':3600,'records':['10 a.test.','10 a.test.'] | Duplicate",
        "'subname':'alias','type':'MX','ttl':3600,'records':['10 a.test.'] | conflicting type",
        "'subname':'there','type':'MX','ttl':3600,'records':['10 a.test.'] | Another RRset",
      })
  void whatIsNoNewSetIsRefused(String fields, String words) throws Exception {
    fake.edit("alias", "CNAME", 3600, List.of("a.test."));
    fake.edit("there", "MX", 3600, List.of("10 b.test."));
    long version = fake.version();
    HttpResponse<String> answer = call("writer", "POST", "rrsets/", "{" + fields + "}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(words);
    assertThat(fake.version()).isEqualTo(version);
  }

  @Test
  void whatIsNotThereCannotBeReplacedAndIsGoneAlready() throws Exception {
    String set = "{'subname':'','type':'MX','ttl':3600,'records':['10 a.test.']}";
    assertThat(call("writer", "PUT", "rrsets/@/MX/", set).statusCode()).isEqualTo(404);
    assertThat(call("writer", "DELETE", "rrsets/@/MX/", "").statusCode()).isEqualTo(204);
    assertThat(fake.version()).isZero();
  }

  @Test
  void aReplacementNamesEverythingAndMayEmpty() throws Exception {
    fake.edit("", "MX", 3600, List.of("10 a.test."));
    String partial = "{'ttl':7200,'records':['10 b.test.']}";
    String other = "{'subname':'','type':'TXT','ttl':3600,'records':[]}";
    String empty = "{'subname':'','type':'MX','ttl':3600,'records':[]}";
    assertThat(call("writer", "PUT", "rrsets/@/MX/", partial).statusCode()).isEqualTo(400);
    assertThat(call("writer", "PUT", "rrsets/@/MX/", other).statusCode()).isEqualTo(400);
    assertThat(fake.set("", "MX").values()).containsExactly("10 a.test.");
    assertThat(call("writer", "PUT", "rrsets/@/MX/", empty).statusCode()).isEqualTo(204);
    assertThat(fake.set("", "MX").values()).isEmpty();
  }

  @Test
  void setsAreListedByNameInCanonicalSpelling() throws Exception {
    String records = "['\\'x\\'  \\'y\\'']";
    String set = "{'subname':'b.a','type':'TXT','ttl':3600,'records':" + records + "}";
    assertThat(call("writer", "POST", "rrsets/", set).statusCode()).isEqualTo(201);
    fake.edit("", "MX", 3600, List.of("10 a.test."));
    assertThat(listed("?subname=b.a").findValuesAsText("name"))
        .containsExactly("b.a.example.test.");
    assertThat(listed("?subname=").findValuesAsText("type")).containsExactly("MX");
    assertThat(listed("?subname=b.a&type=MX")).isEmpty();
    assertThat(fake.set("b.a", "TXT").values()).containsExactly("\"x\" \"y\"");
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, GET, rrsets/, 401",
    "reader, GET, rrsets/, 200",
    "reader, POST, rrsets/, 403",
    "writer, GET, '', 200",
    "writer, GET, rrsets, 404",
    "writer, PATCH, rrsets/, 405",
  })
  void whoMayDoWhat(String token, String method, String at, int status) throws Exception {
    assertThat(call(token, method, at, "{}").statusCode()).isEqualTo(status);
  }

  private JsonNode listed(String query) throws Exception {
    HttpResponse<String> answer = call("writer", "GET", "rrsets/" + query, "");
    return JsonMapper.builder().build().readTree(answer.body());
  }

  private HttpResponse<String> call(String token, String method, String at, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(fake.endpoint().resolve("domains/example.test/" + at))
            .header("Authorization", "Token " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
