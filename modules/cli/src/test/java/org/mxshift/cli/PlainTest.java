package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;

/** A line that is understood without picocli means what it means with it. */
class PlainTest {

  @Scratch Path directory;

  @Test
  void answersAsTheGrammarDoes() throws Exception {
    Desk desk = new Desk(directory).example("example.com").example("example.net");
    List<String> lines =
        List.of(
            "status",
            "status example.com",
            "status EXAMPLE.com. example.net example.com",
            "status none.example example.com",
            "status example..com",
            "status exa_mple.com",
            "status -example.com",
            "status status",
            "status --help");
    for (String line : lines) {
      assertThat(desk.run(line)).isEqualTo(desk.run(line + " --output text"));
    }
  }

  @Test
  void leavesEverythingElseToTheGrammar() {
    Desk desk = new Desk(directory);
    assertThat(Plain.task(desk.wiring(), "status", "example.com")).isPresent();
    String[][] others = {
      {},
      {"stat"},
      {"explain", "example.com"},
      {"--no-color", "status"},
      {"status", "--output=json"},
      {"status", "@file"},
      {"status", ""},
      {"status", "a..b"}
    };
    for (String[] other : others) {
      assertThat(Plain.task(desk.wiring(), other)).as(String.join(" ", other)).isEmpty();
    }
  }
}
