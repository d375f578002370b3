package org.mxshift.sandbox;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
class PowerDnsFakeTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ZONE = "example.test.";

  private final PowerDnsFake fake;

  PowerDnsFakeTest() throws IOException {
    fake = PowerDnsFake.start(ZONE, "key");
    fake.edit(ZONE, "MX", 300, List.of("10 a.test."));
    fake.comment(ZONE, "MX", "ticket 7");
    fake.edit("alias." + ZONE, "CNAME", 300, List.of("a.test."));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void aPatchIsCarriedOutWhole() throws Exception {
    String both = set("", "MX", "10 b.test.") + "," + set("www.", "A", "192.0.2.1");
    assertThat(patch("key", both).statusCode()).isEqualTo(204);
    assertThat(fake.set(ZONE, "MX")).isEqualTo(new ApiSet(60, List.of("10 b.test.")));
    assertThat(fake.set("www." + ZONE, "A").values()).containsExactly("192.0.2.1");
  }

  @ParameterizedTest
  @CsvSource({
    "www., MX, 10 b.test",
    "www., A, b.test.",
    "www., TXT, bare",
    "alias., MX, 10 b.test.",
    "other.test., MX, 10 b.test.",
  })
  void aPatchWithOneThingWrongIsNotCarriedOut(String owner, String type, String content)
      throws Exception {
    long version = fake.version();
    String wrong = set(owner, type, content).replace("other.test." + ZONE, "other.test.");
    HttpResponse<String> answer = patch("key", set("", "MX", "10 b.test.") + "," + wrong);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(fake.version()).isEqualTo(version);
    assertThat(fake.set(ZONE, "MX").values()).containsExactly("10 a.test.");
  }

  @Test
  void commentsThatAreNotNamedStay() throws Exception {
    patch("key", set("", "MX", "10 b.test."));
    assertThat(asked("key").body()).contains("10 b.test.", "ticket 7");
  }

  @Test
  void nobodyWithoutTheKeyIsAnswered() throws Exception {
    assertThat(asked("other").statusCode()).isEqualTo(401);
    assertThat(patch("other", set("", "MX", "10 b.test.")).statusCode()).isEqualTo(401);
    fake.key("other");
    assertThat(asked("other").statusCode()).isEqualTo(200);
    assertThat(asked("key").statusCode()).isEqualTo(401);
  }

  private static String set(String owner, String type, String content) {
    ObjectNode set = JsonMapper.builder().build().createObjectNode();
    set.put("name", owner + ZONE).put("type", type).put("ttl", 60).put("changetype", "REPLACE");
    set.putArray("records").addObject().put("content", content);
    return set.toString();
  }

  private HttpResponse<String> patch(String key, String sets) throws Exception {
    String body = "{\"rrsets\":[" + sets + "]}";
    return send(request(key, "").method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> asked(String key) throws Exception {
    return send(request(key, "?rrset_name=" + ZONE));
  }

  private HttpRequest.Builder request(String key, String query) {
    return HttpRequest.newBuilder(
            fake.endpoint().resolve("/api/v1/servers/localhost/zones/" + ZONE + query))
        .header("X-API-Key", key);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
