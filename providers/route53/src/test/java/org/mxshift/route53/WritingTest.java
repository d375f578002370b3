package org.mxshift.route53;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.route53.Hosted.NAME;
import static org.mxshift.route53.Hosted.mx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.sandbox.Route53Change;
import org.mxshift.sandbox.Route53Fault;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/** What one swap sends, and what the answers to it mean. */
class WritingTest {
  private static final RecordSet OLD = mx(300, "10 a.mail.example.", "20 b.mail.example.");
  private static final RecordSet NEW = mx(60, "5 c.mail.example.", "10 a.mail.example.");
  private static final String CHANGE = "ChangeResourceRecordSets";
  private static final String LIST = "ListResourceRecordSets";

  private final Hosted hosted = new Hosted();

  @AfterEach
  void close() {
    hosted.close();
  }

  @Test
  void deletesWhatWasReadToTheCharacterThenCreates() throws ProviderException {
    hosted.edit("example.test.", "MX", 300, "20 B.Mail.example", "10 a.mail.EXAMPLE.");
    Snapshot before = hosted.reader().read(NAME, RecordType.MX);
    assertThat(before.set()).isEqualTo(OLD);

    hosted.writer().swap(before, Desired.of(NEW), "mxshift example.test add-new 1234");

    assertThat(hosted.fake.batches()).hasSize(1);
    assertThat(hosted.fake.batches().get(0).comment())
        .isEqualTo("mxshift example.test add-new 1234");
    assertThat(hosted.fake.batches().get(0).changes())
        .extracting(Route53Change::toString)
        .containsExactly(
            "DELETE example.test. MX 300 [20 B.Mail.example, 10 a.mail.EXAMPLE.]",
            "CREATE example.test. MX 60 [5 c.mail.example., 10 a.mail.EXAMPLE.]");
  }

  @Test
  void aCommentOfALongNameIsCutAndNotRefused() throws ProviderException {
    Snapshot before = hosted.reader().read(NAME, RecordType.MX);
    hosted.writer().swap(before, Desired.of(NEW), "m".repeat(300));
    assertThat(hosted.fake.batches().get(0).comment()).isEqualTo("m".repeat(256));
  }

  @Test
  void bringsTheSpellingBack() throws ProviderException {
    hosted.edit("example.test.", "MX", 300, "20 B.Mail.example", "10 a.mail.EXAMPLE.");
    Snapshot before = hosted.reader().read(NAME, RecordType.MX);
    hosted.writer().swap(before, Desired.of(mx(60, "5 c.mail.example.")), "");
    Snapshot after = hosted.reader().read(NAME, RecordType.MX);

    hosted.writer().swap(after, Desired.restoring(before), "");

    assertThat(hosted.live("example.test", "MX"))
        .containsExactly("20 B.Mail.example", "10 a.mail.EXAMPLE.");
  }

  @Test
  void leavesStrangersTextsToTheCharacter() throws ProviderException {
    hosted.edit("example.test.", "TXT", 300, "\"v=spf1 -all\"", "\"MS=\\344 \\\"x\\;\" \"cut\"");
    Snapshot before = hosted.reader().read(NAME, RecordType.TXT);
    RecordSet desired =
        Hosted.set(NAME, RecordType.TXT, 300, "\"v=spf1 a -all\"", "\"MS=\\228 \\\"x;cut\"");

    hosted.writer().swap(before, Desired.of(desired), "");

    assertThat(hosted.live("example.test", "TXT"))
        .containsExactlyInAnyOrder("\"v=spf1 a -all\"", "\"MS=\\344 \\\"x\\;\" \"cut\"");
  }

  @Test
  void takesADifferenceInDotsAndCaseForNone() throws ProviderException {
    hosted.edit("example.test.", "MX", 60, "5 C.mail.example", "10 a.mail.example");
    Map<String, Integer> before = hosted.fake.calls();

    Receipt receipt = hosted.writer().swap(Snapshot.of(OLD), Desired.of(NEW), "");

    assertThat(hosted.callsSince(before)).doesNotContainKey(CHANGE);
    assertThat(hosted.writer().inSync(receipt)).isTrue();
  }

  @Test
  void goesOnWhenOnlyTheSpellingChangedSinceItWasRead() throws ProviderException {
    hosted.edit(OLD);
    Snapshot before = hosted.reader().read(NAME, RecordType.MX);
    hosted.edit("example.test.", "MX", 300, "10 A.mail.example.", "20 b.mail.example.");

    hosted.writer().swap(before, Desired.of(NEW), "");

    assertThat(hosted.reader().read(NAME, RecordType.MX).set()).isEqualTo(NEW);
  }

  @Test
  void createsAndDeletesAloneWhereThereIsNothingToCompareWith() throws ProviderException {
    Snapshot nothing = hosted.reader().read(NAME, RecordType.MX);
    hosted.writer().swap(nothing, Desired.of(OLD), "");
    Snapshot something = hosted.reader().read(NAME, RecordType.MX);
    hosted.writer().swap(something, Desired.restoring(nothing), "");

    assertThat(hosted.fake.batches().stream().flatMap(batch -> batch.changes().stream()))
        .extracting(Route53Change::action)
        .containsExactly("CREATE", "DELETE");
    assertThat(hosted.live("example.test", "MX")).isEmpty();
  }

  @Test
  void isInSyncWhenRoute53SaysSo() throws ProviderException {
    hosted.edit(OLD);
    ZoneWriter writer = hosted.writer();
    Receipt receipt = writer.swap(Snapshot.of(OLD), Desired.of(NEW), "");

    assertThat(hosted.writer().inSync(new Receipt(receipt.text()))).isFalse();
    hosted.now.updateAndGet(now -> now.plusSeconds(39));
    assertThat(writer.inSync(receipt)).isFalse();
    hosted.now.updateAndGet(now -> now.plusSeconds(1));
    assertThat(writer.inSync(receipt)).isTrue();
  }

  @Test
  void aMoveTakesFourCallsWithALookUpAndThreeWithout() throws ProviderException {
    hosted.edit(OLD);
    try (var reader = hosted.reader();
        var writer = hosted.writer()) {
      RecordSet from = OLD;
      for (RecordSet to : List.of(NEW, OLD)) {
        Map<String, Integer> before = hosted.fake.calls();
        Snapshot live = reader.read(NAME, RecordType.MX);
        assertThat(live.set()).isEqualTo(from);
        writer.inSync(writer.swap(live, Desired.of(to), ""));
        assertThat(hosted.callsSince(before))
            .isEqualTo(
                from.equals(OLD)
                    ? Map.of("ListHostedZonesByName", 1, LIST, 1, CHANGE, 1, "GetChange", 1)
                    : Map.of(LIST, 1, CHANGE, 1, "GetChange", 1));
        from = to;
      }
    }
  }

  @Test
  void aLostAnswerIsUnsureAndTheRequestIsNotSentTwice() throws ProviderException {
    hosted.edit(OLD);
    Snapshot before = hosted.reader().read(NAME, RecordType.MX);
    hosted.fake.next(CHANGE, new Route53Fault.LostResponse());

    assertThat(failure(before, NEW).failure()).isEqualTo(Failure.UNSURE);
    assertThat(hosted.calls(CHANGE)).isEqualTo(1);

    hosted.writer().swap(before, Desired.of(NEW), "");
    assertThat(hosted.fake.batches()).hasSize(1);
  }

  @Test
  void aLostRequestAndSilenceAreUnsureToo() throws ProviderException {
    hosted.edit(OLD);
    Snapshot before = hosted.reader().read(NAME, RecordType.MX);
    hosted.fake.next(CHANGE, new Route53Fault.LostRequest(), new Route53Fault.Silence());

    try (ZoneWriter writer = Hosted.writer(Hosted.impatient(hosted.fake.endpoint()))) {
      assertThat(failure(writer, before, NEW).failure()).isEqualTo(Failure.UNSURE);
      assertThat(failure(writer, before, NEW).failure()).isEqualTo(Failure.UNSURE);
    }
    assertThat(hosted.calls(CHANGE)).isEqualTo(2);
  }

  @Test
  void aLookAfterAnObjectionThatFailsLeavesDoubt() throws ProviderException {
    hosted.edit(OLD);
    Snapshot before = hosted.reader().read(NAME, RecordType.MX);
    hosted.edit(NEW);
    hosted.fake.next(LIST, Route53Fault.throttled());

    assertThat(failure(before, mx(60, "5 d.example.")).failure()).isEqualTo(Failure.UNSURE);
  }

  @Test
  void errorsOfTheHostAreWhatTheyMean() throws ProviderException {
    hosted.edit(OLD);
    Snapshot before = hosted.reader().read(NAME, RecordType.MX);
    Optional<Duration> seven = Optional.of(Duration.ofSeconds(7));
    expect(before, Failure.BUSY, Route53Fault.throttled(), "Rate exceeded");
    expect(before, Failure.BUSY, Route53Fault.priorRequestNotComplete(), "prior request");
    expect(before, Failure.BUSY, refused(400, "Throttling", "Rate exceeded", seven), "Rate");
    assertThat(failureAfter(before, refused(400, "Throttling", "", seven)).retryAfter())
        .isEqualTo(seven);
    for (String code :
        List.of(
            "AccessDenied",
            "AccessDeniedException",
            "InvalidClientTokenId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "RequestExpired",
            "OptInRequired")) {
      expect(before, Failure.DENIED, refused(403, code, "No.", Optional.empty()), code);
    }
    expect(before, Failure.DENIED, refused(400, "ExpiredToken", "", Optional.empty()), "again");
    expect(
        before, Failure.REFUSED, refused(404, "NoSuchHostedZone", "", Optional.empty()), "Hosted");
    expect(before, Failure.REFUSED, refused(400, "InvalidInput", "x", Optional.empty()), "Input");
    expect(before, Failure.UNSURE, refused(500, "InternalError", "", Optional.empty()), "Error");
    expect(before, Failure.UNSURE, refused(503, "Unavailable", "", Optional.empty()), "change");
    assertThat(hosted.fake.batches()).isEmpty();
  }

  @Test
  void whatRoute53NeverTakesIsRefusedInItsOwnWords() throws ProviderException {
    Name alias = Name.of("www.example.test");
    hosted.edit("www.example.test", "CNAME", 300, "elsewhere.example.");
    Snapshot nothing = Snapshot.of(RecordSet.absent(alias, RecordType.MX));
    hosted.edit("odd.example.test", "A", 300, "192.0.2.1");
    Snapshot odd = hosted.reader().read(Name.of("odd.example.test"), RecordType.A);
    RecordSet wrong = Hosted.set(odd.set().owner(), RecordType.A, 300, "not-an-address");

    assertThat(failure(nothing, Hosted.set(alias, RecordType.MX, 300, "10 a.example.")))
        .hasMessageContaining("CNAME")
        .extracting(ProviderException::failure)
        .isEqualTo(Failure.REFUSED);
    assertThat(failure(odd, wrong))
        .hasMessageContaining("not-an-address")
        .extracting(ProviderException::failure)
        .isEqualTo(Failure.REFUSED);
  }

  @Test
  void nobodyThereIsBusy() throws ProviderException {
    ZoneWriter writer = Hosted.writer(Hosted.WRITER, Hosted.nobody());

    assertThat(failure(writer, Snapshot.of(OLD), NEW).failure()).isEqualTo(Failure.BUSY);
  }

  /** A firewall drops what is sent, as a socket does whose queue is full. */
  @Test
  void aChangeThatFoundNoConnectionInTimeDidNotHappen() throws Exception {
    hosted.edit(OLD);
    Snapshot before = hosted.reader().read(NAME, RecordType.MX);
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      fill(full, queue);
      URI endpoint = URI.create("http://127.0.0.1:" + full.getLocalPort());
      ProviderException late = failure(Hosted.writer(Hosted.impatient(endpoint)), before, NEW);
      assertThat(late.failure()).as(late.getMessage()).isEqualTo(Failure.BUSY);
      assertThat(late).hasMessageContaining("change example.test MX");
    } finally {
      for (Socket each : queue) {
        each.close();
      }
    }
  }

  private static void fill(ServerSocket server, List<Socket> queue) throws IOException {
    try {
      while (queue.size() < 1000) {
        Socket one = new Socket();
        queue.add(one);
        one.connect(server.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException e) {
      return; // full
    }
  }

  private void expect(Snapshot before, Failure failure, Route53Fault fault, String word) {
    assertThat(failureAfter(before, fault))
        .as(fault.toString())
        .hasMessageContaining(word)
        .extracting(ProviderException::failure)
        .isEqualTo(failure);
  }

  private ProviderException failureAfter(Snapshot before, Route53Fault fault) {
    hosted.fake.next(CHANGE, fault);
    return failure(before, NEW);
  }

  private static Route53Fault refused(
      int status, String code, String message, Optional<Duration> after) {
    return new Route53Fault.Refused(status, code, message, after);
  }

  private ProviderException failure(Snapshot before, RecordSet desired) {
    return failure(hosted.writer(), before, desired);
  }

  private static ProviderException failure(ZoneWriter writer, Snapshot before, RecordSet desired) {
    return catchThrowableOfType(
        ProviderException.class, () -> writer.swap(before, Desired.of(desired), ""));
  }
}
