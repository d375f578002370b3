package org.mxshift.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;

/**
 * Whatever stands where an HTTP API should: a read ends in its time, with a failure that has a
 * meaning. Above all, what is no answer never reads as "there is no such set".
 */
public interface HostileAnswersContract {

  /** The zone that is read. */
  Name ZONE = Name.of("example.test");

  /** Much more than any call may take, and much less than a test waits. */
  Duration LIMIT = Duration.ofSeconds(30);

  /** A reader of {@link #ZONE} with its API at this address and a time limit of a second or two. */
  ZoneReader reader(URI endpoint) throws ProviderException;

  /** What is rightly answered to a request that comes before the one for the sets. */
  default Optional<String> before(URI request) {
    return Optional.empty();
  }

  /** Texts of {@link #texts} by which this API says that there is no such set. */
  default Set<String> saysNothing() {
    return Set.of();
  }

  /** Answers that are none. */
  default List<String> texts() {
    String set = "\"name\":\"example.test.\",\"type\":\"MX\"";
    return List.of(
        "",
        "null",
        "[]",
        "{}",
        "7",
        "\"\\u001b[2J\"",
        "[[],null,7,{}]",
        "{\"rrsets\":null,\"result\":null,\"success\":true}",
        "{\"rrsets\":{},\"result\":{},\"success\":true}",
        "{\"success\":true,\"errors\":7}",
        "{\"success\":\"yes\",\"errors\":[],\"result\":[]",
        "{\"rrsets\":[{" + set + ",\"ttl\":-1,\"records\":[{\"content\":\"10 a.\"}]}]}",
        "{\"rrsets\":[{" + set + ",\"ttl\":1e99,\"rrdatas\":[\"10 a.\"]}]}",
        "[{" + set + ",\"ttl\":-5,\"records\":[\"10 a.\"]}]",
        "[{" + set + ",\"ttl\":null,\"records\":[\"10 a.\"]}]",
        "[{" + set + ",\"ttl\":60,\"records\":[{\"\\u001b[2J\":[]}]}]",
        "{\"rrsets\":[{" + set + ",\"ttl\":60,\"records\":[{\"content\":7}]}]}",
        "{\"rrsets\":[{" + set + ",\"ttl\":60,\"rrdatas\":[\"\\u001b[2J\"]}]}",
        "{\"success\":true,\"result\":[{"
            + set.replace("test.", "test")
            + ",\"ttl\":-7,\"priority\":1,\"content\":\"a.test\"}]}",
        "{\"success\":true,\"result\":[{"
            + set.replace("test.", "test")
            + ",\"ttl\":60,\"priority\":-1,\"content\":\"\\u001b[2J\"}]}",
        "{\"a\":".repeat(50_000),
        "[".repeat(100_000),
        "\0\0\0\0",
        "<html>Log in to the network</html>",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c"
            + " \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d"
            + " \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><a>&d;</a>",
        "<a>".repeat(20_000));
  }

  /** Each of them, over and over. */
  @TestFactory
  default Stream<DynamicTest> whatIsNoAnswerIsAFailure() {
    return texts().stream()
        .map(
            text ->
                DynamicTest.dynamicTest(
                    shown(text),
                    () -> fails(out -> out.write(text.getBytes(UTF_8)), saysNothing(text))));
  }

  /** Answers to what comes before the sets that hold something which is none. */
  default List<String> strange() {
    return List.of();
  }

  /** As above, to every request: of all that a reader does, what cannot be done has a meaning. */
  @TestFactory
  default Stream<DynamicTest> whatIsNoAnswerToAnythingIsAFailure() {
    return Stream.concat(texts().stream(), strange().stream())
        .map(text -> DynamicTest.dynamicTest(shown(text), () -> hasAMeaning(text)));
  }

  private void hasAMeaning(String text) throws Exception {
    AnyServer.Script script = request -> out -> out.write(text.getBytes(UTF_8));
    try (AnyServer server = AnyServer.start(script);
        ZoneReader reader = reader(server.endpoint())) {
      List<Callable<?>> deeds =
          List.of(
              () -> reader.read(ZONE, RecordType.MX), () -> reader.servers(ZONE), reader::limits);
      for (Callable<?> deed : deeds) {
        try {
          deed.call();
        } catch (ProviderException e) {
          assertThat(e.getMessage()).matches("[^\\p{Cc}\\p{Cf}]{1,2000}");
        }
      }
    }
  }

  /** A body without end, as fast as it goes, and one octet after the other. */
  @TestFactory
  default Stream<DynamicTest> whatDoesNotEndIsAFailureInItsTime() {
    return Stream.of(
        DynamicTest.dynamicTest("endless list", () -> fails(HostileAnswersContract::flood, false)),
        DynamicTest.dynamicTest(
            "octet by octet", () -> fails(HostileAnswersContract::trickle, false)));
  }

  private static String shown(String text) {
    String shown = text.replaceAll("[^ -~]", "?");
    return "'" + shown.substring(0, Math.min(60, shown.length())) + "'";
  }

  private boolean saysNothing(String text) {
    return saysNothing().contains(text);
  }

  private void fails(AnyServer.Body body, boolean mayBeAbsent) throws IOException {
    AnyServer.Script script =
        request ->
            before(request)
                .<AnyServer.Body>map(good -> out -> out.write(good.getBytes(UTF_8)))
                .orElse(body);
    try (AnyServer server = AnyServer.start(script)) {
      assertTimeoutPreemptively(LIMIT, () -> read(server.endpoint(), mayBeAbsent));
    }
  }

  private void read(URI endpoint, boolean mayBeAbsent) {
    try (ZoneReader reader = reader(endpoint)) {
      Snapshot seen = reader.read(ZONE, RecordType.MX);
      assertThat(mayBeAbsent).as("read as " + seen).isTrue();
      assertThat(seen.set().isAbsent()).isTrue();
    } catch (ProviderException e) {
      assertThat(e.getMessage()).matches("[^\\p{Cc}\\p{Cf}]{1,2000}");
    }
  }

  private static void flood(OutputStream out) throws IOException {
    byte[] block = "0,".repeat(32_768).getBytes(UTF_8);
    out.write('[');
    for (long sent = 0; sent < 1L << 30; sent += block.length) {
      out.write(block);
    }
  }

  private static void trickle(OutputStream out) throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try {
      for (int octets = 0; octets < 1_000 && !never.await(40, TimeUnit.MILLISECONDS); octets++) {
        out.write(' ');
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
