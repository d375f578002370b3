package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The double is as strict as what it stands for. */
class GoogleDnsFakeTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String OWNER = "example.test.";
  private static final String LIVE =
      "{'name':'example.test.','type':'MX','ttl':300,'rrdatas':['10 a.test.','20 b.test.']}";

  private static final KeyPair PAIR = pair();

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final GoogleDnsFake fake;

  GoogleDnsFakeTest() throws IOException {
    fake = GoogleDnsFake.start("p", now::get, Duration.ofSeconds(40));
    fake.admit("writer", true).admit("reader", false).zone("z", OWNER, "public");
    fake.edit("z", OWNER, "MX", 300, List.of("10 a.test.", "20 b.test."));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'ttl':300>'ttl':301 | 412 | conditionNotMet",
        "'10 a.test.','20 b.test.'>'10 a.test.' | 412 | conditionNotMet",
        "'10 a.test.','20 b.test.'>'20 b.test.','10 a.test.' | 412 | conditionNotMet",
        "'10 a.test.'>'10 A.test.' | 412 | conditionNotMet",
        "MX>TXT | 404 | notFound",
        "'example.test.'>'www.example.test.' | 404 | notFound",
      })
  void aDeletionNamesWhatIsThereToTheCharacter(String edit, int status, String reason)
      throws Exception {
    String[] sides = edit.split(">");
    refused(status, reason, "{'deletions':[" + LIVE.replace(sides[0], sides[1]) + "]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'name':'example.test.','type':'MX','ttl':60,'rrdatas':['1 c.test.'] | 409 | alreadyExists",
        "'name':'x.example.test.','type':'MX','ttl':-1,'rrdatas':['1 c.test.'] | 400 | invalid",
        "'name':'x.example.test.','type':'MX','ttl':60,'rrdatas':['1 c.test'] | 400 | invalid",
        "'name':'x.example.test.','type':'TXT','ttl':60,'rrdatas':['bare'] | 400 | invalid",
        "'name':'x.example.test.','type':'A','ttl':60,'rrdatas':['c'] | 400 | invalid",
        "'name':'x.example.test.','type':'A','ttl':60,'rrdatas':['192.0.2.1','192.0.2.1'] | 400 |"
            + " invalid",
        "'name':'x.example.test.','type':'A','ttl':60,'rrdatas':[] | 400 | required",
        "'name':'x.example.test','type':'A','ttl':60,'rrdatas':['192.0.2.1'] | 400 | invalid",
        "'name':'other.test.','type':'A','ttl':60,'rrdatas':['192.0.2.1'] | 400 | invalid",
        "'name':'example.test.','type':'CNAME','ttl':60,'rrdatas':['c.test.'] | 400 |"
            + " cnameResourceRecordSetConflict",
      })
  void anAdditionIsNewAndWellFormed(String set, int status, String reason) throws Exception {
    refused(status, reason, "{'additions':[{" + set + "}]}");
  }

  @Test
  void aChangeIsAllOrNothing() throws Exception {
    refused(400, "required", "{}");
    refused(
        400,
        "invalid",
        "{'deletions':["
            + LIVE
            + "],'additions':[{'name':'example.test.','type':'MX','ttl':60,'rrdatas':['x']}]}");
  }

  @Test
  void deletionsComeBeforeAdditionsAndAChangeIsPendingForItsTime() throws Exception {
    JsonNode change =
        json(
            post(
                "writer",
                "{'additions':[" + LIVE.replace("300", "60") + "],'deletions':[" + LIVE + "]}"));
    assertThat(change.path("status").asText()).isEqualTo("pending");
    String at = "/z/changes/" + change.path("id").asText();
    assertThat(json(get("reader", at)).path("status").asText()).isEqualTo("pending");
    now.set(Instant.EPOCH.plusSeconds(40));
    assertThat(json(get("reader", at)).path("status").asText()).isEqualTo("done");
    assertThat(get("reader", "/z/changes/2").statusCode()).isEqualTo(404);
  }

  @Test
  void listsComeInPagesAndByName() throws Exception {
    fake.edit("z", "www." + OWNER, "A", 60, List.of("192.0.2.1"));
    fake.zone("z2", OWNER, "private").zone("z3", "other.test.", "public").cap(1);
    JsonNode first = json(get("reader", "?dnsName=example.test."));
    JsonNode second =
        json(
            get(
                "reader",
                "?dnsName=example.test.&pageToken=" + first.path("nextPageToken").asText()));
    assertThat(first.findValuesAsText("name")).containsExactly("z");
    assertThat(second.findValuesAsText("name")).containsExactly("z2");
    assertThat(second.has("nextPageToken")).isFalse();
    JsonNode sets = json(get("reader", "/z/rrsets?name=www.example.test."));
    assertThat(sets.findValuesAsText("type")).containsExactly("A");
    assertThat(get("reader", "/z/rrsets?type=A").statusCode()).isEqualTo(400);
  }

  @Test
  void whoMayDoWhatAndForHowLong() throws Exception {
    String change = "{'deletions':[" + LIVE + "]}";
    assertThat(get("nobody", "/z").statusCode()).isEqualTo(401);
    assertThat(post("reader", change).statusCode()).isEqualTo(403);
    assertThat(get("reader", "/none").statusCode()).isEqualTo(404);
    assertThat(get("writer", "/z").statusCode()).isEqualTo(200);
    now.set(Instant.EPOCH.plus(Duration.ofHours(1)));
    assertThat(get("writer", "/z").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RS256 | 'iat':0,'exp':3600 | readonly | 200",
        "RS256 | 'iat':0,'exp':3601 | readonly | 400",
        "RS256 | 'iat':-3600,'exp':0 | readonly | 400",
        "RS256 | 'iat':301,'exp':3600 | readonly | 400",
        "RS256 | 'iat':0,'exp':3600 | everything | 400",
        "none  | 'iat':0,'exp':3600 | readonly | 400",
      })
  void aWishForATokenIsInOrderInEveryPart(String alg, String times, String scope, int status)
      throws Exception {
    fake.admit("a@p.test", PAIR.getPublic(), true);
    String claims =
        "{'iss':'a@p.test','aud':'"
            + fake.tokenUri()
            + "','scope':'https://www.googleapis.com/auth/ndev.clouddns."
            + scope
            + "',"
            + times
            + "}";
    String signed = part("{'alg':'" + alg.strip() + "'}") + "." + part(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(PAIR.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    String sign = Base64.getUrlEncoder().encodeToString(signature.sign());
    assertThat(exchange(signed + "." + sign).statusCode()).isEqualTo(status);
    String other = Base64.getUrlEncoder().encodeToString(new byte[256]);
    assertThat(exchange(signed + "." + other).statusCode()).isEqualTo(400);
  }

  private void refused(int status, String reason, String change) throws Exception {
    long version = fake.version("z");
    HttpResponse<String> answer = post("writer", change);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).at("/error/errors/0/reason").asText()).isEqualTo(reason);
    assertThat(fake.version("z")).isEqualTo(version);
    assertThat(fake.set("z", OWNER, "MX").values()).containsExactly("10 a.test.", "20 b.test.");
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      // As short as signing allows: a longer one takes seconds to find.
      generator.initialize(1024);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    byte[] octets = json.replace('\'', '"').getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private HttpResponse<String> exchange(String assertion) throws Exception {
    String grant = URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", UTF_8);
    String form = "grant_type=" + grant + "&assertion=" + assertion;
    return sent(
        HttpRequest.newBuilder(fake.tokenUri()).POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> get(String token, String at) throws Exception {
    return sent(to(token, at).GET());
  }

  private HttpResponse<String> post(String token, String change) throws Exception {
    String body = change.replace('\'', '"');
    return sent(to(token, "/z/changes").POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder to(String token, String at) {
    return HttpRequest.newBuilder(fake.endpoint().resolve("projects/p/managedZones" + at))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JsonMapper.builder().build().readTree(answer.body());
  }
}
