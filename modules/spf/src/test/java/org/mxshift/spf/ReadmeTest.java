package org.mxshift.spf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example on the door sign does what it says. */
class ReadmeTest {

  private static final Path SOURCE =
      Path.of("modules", "spf", "src", "test", "java", "org", "mxshift", "spf", "ReadmeTest.java");

  private final InstantSource clock = () -> Instant.EPOCH;
  private final LookUp resolver =
      ((LookUp) (name, kind) -> new Answer.NoSuchName())
          .with("example.com", RecordKind.TXT, Answer.of("v=spf1 mx -all"))
          .with("example.com", RecordKind.MX, Answer.of("mx.old.example"))
          .with("mx.old.example", RecordKind.A, Answer.of("192.0.2.1"))
          .with("mx.new.example", RecordKind.A, Answer.of("198.51.100.1"))
          .with("new.example", RecordKind.TXT, Answer.of("v=spf1 ip4:203.0.113.0/24 ~all"));

  @Test
  void theExampleRuns() {
    // begin
    LookUp dns = (name, kind) -> resolver.look(name, kind);
    SpfCheck check = new SpfCheck(dns, Limits.RFC_7208, "mx.example.org", clock);
    Session session =
        new Session(IpAddress.parse("203.0.113.9"), "mail.example.com", "someone@example.com");
    LookUp after =
        dns.with("example.com", RecordKind.TXT, Answer.of("v=spf1 mx include:new.example -all"))
            .with("example.com", RecordKind.MX, Answer.of("mx.new.example"));
    // end
    assertThat(
            List.of(
                check.check(session).toString(),
                new SpfCheck(after, clock).check(session).toString(),
                Cost.of(after, "example.com").lookUps()))
        .hasToString(
            "[fail: -all of example.com, "
                + "pass: include:new.example of example.com,"
                + " then ip4:203.0.113.0/24 of new.example, 2]");
  }

  @Test
  void theDoorSignShowsTheseLinesAndWhatTheyGive() throws IOException {
    List<String> sign = lines(Path.of("modules", "spf", "README.md")).toList();
    List<String> source = lines(SOURCE).toList();
    assertThat(sign)
        .containsAll(source.subList(source.indexOf("// begin") + 1, source.indexOf("// end")));
    assertThat(sign)
        .containsSubsequence(
            "check.check(session).toString();",
            "// fail: -all of example.com",
            "new SpfCheck(after, clock).check(session).toString();",
            "// pass: include:new.example of example.com, then ip4:203.0.113.0/24 of new.example",
            "Cost.of(after, \"example.com\").lookUps();",
            "// 2");
  }

  private static Stream<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, UTF_8).stream().map(String::strip);
  }
}
