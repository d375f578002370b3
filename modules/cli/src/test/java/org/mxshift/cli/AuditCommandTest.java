package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;

/** What {@code audit verify} says, and how it ends. */
class AuditCommandTest {

  private Path log;
  private Desk desk;

  @BeforeEach
  void start(@Scratch Path directory) {
    log = directory.resolve("audit.git");
    desk = new Desk(directory).variable("MXSHIFT_AUDIT_DIRECTORY", log.toString());
  }

  @Test
  void saysHowManyCommitsFitAndWhichIsTheLast() throws Exception {
    desk.example("example.com");
    Desk.Screen screen = desk.run("audit verify");
    assertThat(screen.code()).isEqualTo(ExitCode.OK);
    assertThat(screen.out()).contains("The log is sound: ", "Its last commit is ", "note the last");
    JsonNode json = desk.run("audit verify --output json").json();
    assertThat(json.at("/result/sound").asBoolean()).isTrue();
    assertThat(json.at("/result/tip").asText()).hasSize(40);
    assertThat(json.at("/result/faults")).isEmpty();
  }

  @Test
  void namesWhatDoesNotFitAndEndsWithAFailure() throws Exception {
    desk.example("example.com");
    Path file = anObject();
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 8;
    Files.delete(file);
    Files.write(file, content);
    Desk.Screen screen = desk.run("audit verify");
    assertThat(screen.code()).isEqualTo(ExitCode.STOPPED);
    assertThat(screen.out()).contains("The log is not sound", file.getFileName().toString());
    JsonNode json = desk.run("audit verify --output json").json();
    assertThat(json.at("/exitCode").asInt()).isEqualTo(1);
    assertThat(json.at("/result/faults/0/file").asText()).startsWith("objects/");
    assertThat(json.at("/result/faults/0/what").asText()).contains("damaged");
  }

  @Test
  void aLogThatIsGoneIsAFailureToo() {
    Desk.Screen screen = desk.run("audit verify");
    assertThat(screen.code()).isEqualTo(ExitCode.STOPPED);
    assertThat(screen.err()).contains("there is no audit log in " + log);
    assertThat(log).doesNotExist();
  }

  private Path anObject() throws IOException {
    try (Stream<Path> files = Files.walk(log.resolve("objects"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }
}
