package org.mxshift.route53;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mxshift.sandbox.Route53Fault;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeBatch;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/** The double is as strict as Route 53 is documented to be; asked by the SDK alone. */
class Route53FakeTest {
  private static final String NAME = "example.test.";
  private static final String OLD = "10 a.example.";
  private static final String NEW = "5 b.example.";

  private final Hosted hosted = new Hosted();
  private final Route53Client client =
      Route53Client.builder()
          .region(Region.US_EAST_1)
          .endpointOverride(hosted.fake.endpoint())
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(Hosted.WRITER, Hosted.SECRET)))
          .httpClient(UrlConnectionHttpClient.create())
          .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
          .build();

  @AfterEach
  void close() {
    client.close();
    hosted.close();
  }

  @Test
  void aDeleteNamesTtlAndValuesExactly() {
    hosted.edit("example.test", "MX", 300, OLD, NEW);

    objects("do not match the current values", delete("MX", 301, OLD, NEW));
    objects("do not match the current values", delete("MX", 300, OLD));
    objects("do not match the current values", delete("MX", 300, OLD, NEW, "20 c.example."));
    objects("do not match the current values", delete("MX", 300, "10 A.example.", NEW));
    objects("it was not found", delete("TXT", 300, "\"x\""));
    send(delete("MX", 300, OLD, NEW));
    assertThat(hosted.live("example.test", "MX")).isEmpty();
  }

  @Test
  void deleteComesBeforeCreateAndBothOrNeitherHappen() {
    hosted.edit("example.test", "MX", 300, OLD);

    objects("it already exists", create("MX", 60, NEW), delete("MX", 300, OLD));
    objects("it already exists", create("MX", 60, NEW));
    objects("not a valid IPv4", delete("MX", 300, OLD), create("A", 60, "192.0.2.256"));
    objects("it was not found", delete("MX", 300, OLD), delete("MX", 300, OLD));
    objects("conflicts with other records", create("CNAME", 60, "a.example."));
    assertThat(hosted.live("example.test", "MX")).containsExactly(OLD);
    send(delete("MX", 300, OLD), create("MX", 60, NEW));
    assertThat(hosted.live("example.test", "MX")).containsExactly(NEW);
  }

  @Test
  void valuesHaveTheShapeOfTheirType() {
    for (String value :
        List.of("a.example.", "65536 a.example.", "10  a.example.", "10 a..example.", "-1 a.")) {
      objects("MXRRDATA", create("MX", 60, value));
    }
    String full = "x".repeat(255);
    for (String value : List.of("bare", "\"open", "\"" + full + "x\"", "\"\u00fc\"", "\"\\399\"")) {
      objects("InvalidCharacterString", create("TXT", 60, value));
    }
    objects("Duplicate", create("MX", 60, OLD, OLD));
    send(create("TXT", 0, "\"" + full + "\" \"\\374\\\"\\\\\""), create("MX", 60, "0 ."));
  }

  @Test
  void aBatchHasLimits() {
    String[] many =
        IntStream.rangeClosed(0, 1000)
            .mapToObj(i -> "10 h" + i + ".example.")
            .toArray(String[]::new);
    String[] long8 =
        IntStream.range(0, 9)
            .mapToObj(i -> i + ("\"" + "x".repeat(254) + "\" ").repeat(14))
            .map(text -> "\"" + text.charAt(0) + "\" " + text.substring(1).strip())
            .toArray(String[]::new);
    objects("records limit of 1000", create("MX", 60, many));
    objects("characters limit of 32000", create("TXT", 60, long8));
    send(create("MX", 60, Arrays.copyOf(many, 999)));
    assertThatThrownBy(() -> change("c".repeat(257), delete("MX", 60, many)))
        .isInstanceOf(Route53Exception.class);
  }

  @Test
  void theApexKeepsItsNameServers() {
    objects("must contain", delete("NS", 172_800, "ns-1.awsdns-00.com.", "ns-2.awsdns-00.net."));
  }

  @Test
  void upsertIsDeniedAndOtherZonesNamesToo() {
    Route53Exception denied =
        catchThrowableOfType(
            Route53Exception.class, () -> send(change(ChangeAction.UPSERT, NAME, "MX", 60, NEW)));

    assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
    Change elsewhere = change(ChangeAction.CREATE, "example.tesu.", "MX", 60, NEW);
    objects("not permitted in zone example.test.", elsewhere);
  }

  @Test
  void aChangeOfDotsAloneIsAcceptedAndIgnored() {
    hosted.edit("example.test", "MX", 300, "10 a.example");

    ChangeInfo info = send(delete("MX", 300, "10 a.example"), create("MX", 300, OLD));

    assertThat(info.status()).isEqualTo(ChangeStatus.PENDING);
    assertThat(hosted.live("example.test", "MX")).containsExactly("10 a.example");
  }

  @Test
  void aChangeIsPendingUntilItsTimeHasPassed() {
    ChangeInfo info = change("why", create("MX", 60, NEW));
    assertThat(info.submittedAt()).isEqualTo(hosted.now.get());
    assertThat(info.comment()).isEqualTo("why");

    hosted.now.updateAndGet(now -> now.plusSeconds(39));
    assertThat(status(info)).isEqualTo(ChangeStatus.PENDING);
    hosted.now.updateAndGet(now -> now.plusSeconds(1));
    assertThat(status(info)).isEqualTo(ChangeStatus.INSYNC);
    assertThatThrownBy(() -> client.getChange(r -> r.id("C0000000000099")))
        .isInstanceOf(NoSuchChangeException.class);
  }

  @Test
  void whatGoesWrongGoesWrongAsTold() {
    hosted.edit("example.test", "MX", 300, OLD);
    Change[] swap = {delete("MX", 300, OLD), create("MX", 60, NEW)};
    hosted.fake.next(
        "ChangeResourceRecordSets",
        Route53Fault.throttled(),
        Route53Fault.priorRequestNotComplete(),
        new Route53Fault.LostRequest(),
        new Route53Fault.Meddled(() -> hosted.edit("example.test", "MX", 301, OLD)),
        new Route53Fault.LostResponse());

    Route53Exception throttled = catchThrowableOfType(Route53Exception.class, () -> send(swap));
    assertThat(throttled.awsErrorDetails().errorCode()).isEqualTo("Throttling");
    assertThat(throttled.statusCode()).isEqualTo(400);
    assertThatThrownBy(() -> send(swap)).isInstanceOf(PriorRequestNotCompleteException.class);
    assertThatThrownBy(() -> send(swap)).isInstanceOf(SdkClientException.class);
    assertThat(hosted.live("example.test", "MX")).containsExactly(OLD);
    objects("do not match the current values", 1, swap);
    hosted.edit("example.test", "MX", 300, OLD);
    assertThatThrownBy(() -> send(swap)).isInstanceOf(SdkClientException.class);
    assertThat(hosted.live("example.test", "MX")).containsExactly(NEW);
  }

  private ChangeStatus status(ChangeInfo info) {
    return client.getChange(r -> r.id(info.id())).changeInfo().status();
  }

  private void objects(String why, Change... changes) {
    objects(why, 0, changes);
  }

  private void objects(String why, int strangers, Change... changes) {
    long version = hosted.fake.version(hosted.id) + strangers;
    InvalidChangeBatchException thrown =
        catchThrowableOfType(InvalidChangeBatchException.class, () -> send(changes));
    assertThat(thrown).as(Arrays.toString(changes)).isNotNull().hasMessageContaining(why);
    assertThat(hosted.fake.version(hosted.id)).isEqualTo(version);
  }

  private ChangeInfo send(Change... changes) {
    return change("test", changes);
  }

  private ChangeInfo change(String comment, Change... changes) {
    ChangeBatch batch = ChangeBatch.builder().comment(comment).changes(changes).build();
    return client
        .changeResourceRecordSets(r -> r.hostedZoneId(hosted.id).changeBatch(batch))
        .changeInfo();
  }

  private static Change create(String type, long ttl, String... values) {
    return change(ChangeAction.CREATE, NAME, type, ttl, values);
  }

  private static Change delete(String type, long ttl, String... values) {
    return change(ChangeAction.DELETE, NAME, type, ttl, values);
  }

  private static Change change(
      ChangeAction action, String name, String type, long ttl, String... values) {
    List<ResourceRecord> records =
        Arrays.stream(values).map(value -> ResourceRecord.builder().value(value).build()).toList();
    return Change.builder()
        .action(action)
        .resourceRecordSet(
            ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .ttl(ttl)
                .resourceRecords(records)
                .build())
        .build();
  }
}
