package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.contract.Scratch;
import org.mxshift.model.Name;
import org.mxshift.spi.Traffic.Count;

/** What hosts took, as somebody wrote it down. */
class TrafficFileTest {

  @Scratch Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("traffic.txt"), text);
  }

  @Test
  void linesAreReadAndCommentsAreNot() throws IOException {
    Path file =
        file(
            """
            # when, host, messages, who

            2026-12-01T10:00:00Z mail.old.example 12 203.0.113.7 and\u0007others
              2026-12-01T11:00:00Z\tMX.new.example.  0
            """);
    assertThat(TrafficFile.read(file))
        .containsExactly(
            new Count(
                Instant.parse("2026-12-01T10:00:00Z"),
                Name.of("mail.old.example"),
                12,
                "203.0.113.7 and others"),
            new Count(Instant.parse("2026-12-01T11:00:00Z"), Name.of("mx.new.example"), 0, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-01T10:00:00Z mail.old.example",
        "2026-12-01T10:00:00Z mail.old.example many",
        "2026-12-01T10:00:00Z mail.old.example -1",
        "2026-12-01 mail.old.example 1",
        "2026-12-01T10:00:00Z mail..example 1",
      })
  void whatIsNoLineIsTold(String line) throws IOException {
    Path file = file("2026-12-01T10:00:00Z mail.old.example 1\n" + line + "\n");
    assertThatThrownBy(() -> TrafficFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'" + line + "' is no line of it; write TIME HOST COUNT");
  }

  @Test
  void ofALargeFileTheEndCounts() throws IOException {
    String line = "2026-12-01T10:00:00Z mail.old.example 1\n";
    Path file = file(line.repeat((5 << 20) / line.length()) + line.replace(" 1\n", " 2\n"));
    assertThat(TrafficFile.read(file))
        .hasSizeBetween((3 << 20) / line.length(), (4 << 20) / line.length())
        .last()
        .extracting(Count::messages)
        .isEqualTo(2L);
  }
}
