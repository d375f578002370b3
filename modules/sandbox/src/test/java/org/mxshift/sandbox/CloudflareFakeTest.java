package org.mxshift.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The double is as strict as what it stands for. */
class CloudflareFakeTest {
  private static final String OWNER = "example.test";

  private final HttpClient client = HttpClient.newHttpClient();
  private final CloudflareFake fake;
  private final String zone;

  CloudflareFakeTest() throws IOException {
    fake = CloudflareFake.start(InstantSource.fixed(Instant.EPOCH));
    fake.admit("writer", true).admit("reader", false);
    zone = fake.zone(OWNER);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void aBatchIsAllOrNothingAndTellsTheFirstError() throws Exception {
    String id = given(CloudflareRecord.mx(OWNER, 300, 10, "a.test"));
    long version = fake.version(zone);

    JsonNode answer =
        batch("{'deletes':[{'id':'" + id + "'}],'patches':[{'id':'nothing','ttl':60}]}");

    assertThat(code(answer)).isEqualTo(81044);
    assertThat(records()).extracting(CloudflareRecord::id).containsExactly(id);
    assertThat(fake.version(zone)).isEqualTo(version);
  }

  @Test
  void deletesComeBeforePatchesAndPatchesBeforePosts() throws Exception {
    String id = given(CloudflareRecord.mx(OWNER, 300, 10, "a.test"));
    String same = mx("'content':'a.test','priority':10");
    assertThat(code(batch("{'posts':[" + same + "]}"))).isEqualTo(81058);
    JsonNode moved =
        batch("{'posts':[" + same + "],'patches':[{'id':'" + id + "','priority':20}]}");
    assertThat(moved.path("success").asBoolean()).isTrue();
    JsonNode patchedAfterItsEnd =
        batch("{'patches':[{'id':'" + id + "','ttl':60}],'deletes':[{'id':'" + id + "'}]}");
    assertThat(code(patchedAfterItsEnd)).isEqualTo(81044);
  }

  @Test
  void whatAPatchDoesNotNameStays() throws Exception {
    String id = given(CloudflareRecord.mx(OWNER, 300, 10, "a.test").described("why", "a:b"));
    batch("{'patches':[{'id':'" + id + "','ttl':600}]}");
    CloudflareRecord record = records().get(0);
    assertThat(record.ttl()).isEqualTo(600);
    assertThat(record.comment()).isEqualTo("why");
    assertThat(record.tags()).containsExactly("a:b");
    assertThat(record.priority()).hasValue(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'type':'MX','content':'a.test.','priority':10,'ttl':300",
        "'type':'MX','content':'a.test','ttl':300",
        "'type':'MX','content':'a.test','priority':10,'ttl':59",
        "'type':'MX','content':'a.test','priority':10,'ttl':86401",
        "'type':'TXT','content':'no quotes','ttl':300",
        "'type':'A','content':'a.test','ttl':300",
      })
  void whatIsNoRecordIsRefused(String fields) throws Exception {
    assertThat(code(batch("{'posts':[{'name':'example.test'," + fields + "}]}"))).isEqualTo(1004);
  }

  @Test
  void whatMayNotStandBesideHasItsCode() throws Exception {
    given(CloudflareRecord.mx(OWNER, 300, 10, "a.test"));
    assertThat(code(batch("{'posts':[" + mx("'content':'a.test','priority':10") + "]}")))
        .isEqualTo(81058);
    String alias = "{'name':'example.test','type':'CNAME','content':'a.test','ttl':300}";
    assertThat(code(batch("{'posts':[" + alias + "]}"))).isEqualTo(81053);
    assertThat(code(batch("{'deletes':[{'id':'nothing'}]}"))).isEqualTo(81044);
  }

  @Test
  void putsAreNotTaken() throws Exception {
    String id = given(CloudflareRecord.mx(OWNER, 300, 10, "a.test"));
    String put = mx("'content':'b.test','priority':10,'id':'" + id + "'");
    assertThat(code(batch("{'puts':[" + put + "]}"))).isEqualTo(1004);
  }

  @Test
  void readOnlyRecordsStay() throws Exception {
    String id = given(CloudflareRecord.mx(OWNER, 300, 10, "a.test").locked());
    assertThat(batch("{'deletes':[{'id':'" + id + "'}]}").path("success").asBoolean()).isFalse();
    assertThat(batch("{'patches':[{'id':'" + id + "','ttl':60}]}").path("success").asBoolean())
        .isFalse();
    assertThat(ask("writer").at("/result/0/meta/read_only").asBoolean()).isTrue();
  }

  @Test
  void pagesHaveTwentyRecordsUnlessAskedOtherwise() throws Exception {
    fake.edit(
        zone,
        OWNER,
        "MX",
        IntStream.range(0, 25).mapToObj(i -> CloudflareRecord.mx(OWNER, 60, i, "a.test")).toList());
    JsonNode answer = ask("reader");
    assertThat(answer.path("result")).hasSize(20);
    assertThat(answer.at("/result_info/total_count").asInt()).isEqualTo(25);
    assertThat(answer.at("/result_info/total_pages").asInt()).isEqualTo(2);
  }

  @Test
  void whoMayDoWhatIsDecidedByTheToken() throws Exception {
    assertThat(code(ask("nobody"))).isEqualTo(9109);
    assertThat(code(send(request("reader", "/batch").POST(body("{}"))))).isEqualTo(10000);
  }

  @Test
  void beingPutOffSaysForHowLong() throws Exception {
    fake.next("records", new CloudflareFault.Throttled(Duration.ofSeconds(7)));
    HttpResponse<String> response =
        client.send(request("reader", "").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("retry-after")).isEqualTo(Optional.of("7"));
    assertThat(fake.calls()).containsEntry("records", 1);
  }

  @Test
  void anAnswerIsLostAfterTheBatchAndAStrangerIsFasterBeforeIt() throws Exception {
    String id = given(CloudflareRecord.mx(OWNER, 300, 10, "a.test"));
    String patch = "{'patches':[{'id':'" + id + "','ttl':600}]}";
    fake.next("batch", new CloudflareFault.LostRequest(), new CloudflareFault.LostResponse());
    assertThatThrownBy(() -> batch(patch)).isInstanceOf(IOException.class);
    assertThat(records().get(0).ttl()).isEqualTo(300);
    assertThatThrownBy(() -> batch(patch)).isInstanceOf(IOException.class);
    assertThat(records().get(0).ttl()).isEqualTo(600);

    Runnable stranger = () -> given(CloudflareRecord.mx(OWNER, 300, 10, "a.test"));
    fake.next("batch", new CloudflareFault.Meddled(stranger));
    assertThat(code(batch(patch))).as("another object of the same content").isEqualTo(81044);
    String mine = records().get(0).id();
    fake.touch(zone, mine, 120);
    fake.add(zone, CloudflareRecord.mx(OWNER, 300, 5, "x.test"));
    assertThat(records()).extracting(CloudflareRecord::ttl).containsExactly(120, 300);
  }

  private String given(CloudflareRecord record) {
    fake.edit(zone, OWNER, "MX", List.of(record));
    return records().get(0).id();
  }

  private List<CloudflareRecord> records() {
    return fake.records(zone, OWNER, "MX");
  }

  private static String mx(String fields) {
    return "{'name':'example.test','type':'MX','ttl':300," + fields + "}";
  }

  private static int code(JsonNode answer) {
    return answer.at("/errors/0/code").asInt();
  }

  private JsonNode ask(String token) throws Exception {
    return send(request(token, "").GET());
  }

  private JsonNode batch(String text) throws Exception {
    return send(request("writer", "/batch").POST(body(text)));
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text.replace('\'', '"'));
  }

  private HttpRequest.Builder request(String token, String below) {
    return HttpRequest.newBuilder(fake.endpoint().resolve("zones/" + zone + "/dns_records" + below))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    String answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    return JsonMapper.builder().build().readTree(answer);
  }
}
