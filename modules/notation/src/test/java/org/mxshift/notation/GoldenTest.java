package org.mxshift.notation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Round;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Trigger;
import org.mxshift.spi.Verdict;

/** What a released version wrote is read, folded and written alike by every later one. */
class GoldenTest {

  private static final Path FORMAT_1 = Path.of("modules/notation/src/test/resources/format-1");

  @Test
  void readsAndFoldsARunOfFormat1() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String text : texts("run")) {
      entries.add(Entries.parse(text));
    }
    assertThat(entries).hasSize(21);
    Run turned = Run.of(entries.subList(0, 15)).orElseThrow();
    assertThat(turned.program().direction().name()).isEqualTo("BACK");
    assertThat(turned.life("back/mx").phase()).isEqualTo(Phase.APPLIED);
    assertThat(((org.mxshift.engine.Event.Turned) entries.get(10).event()).cause())
        .isEqualTo(Cause.RETREAT);
    assertThat(Run.of(entries)).isPresent();
  }

  /** A run in which everything happens to a move that can. */
  @Test
  void readsAndFoldsEveryTriggerOfFormat1() throws IOException {
    List<Entry> entries = texts("life").stream().map(Entries::parse).toList();
    Run run = Run.of(entries).orElseThrow();
    assertThat(run.standing()).isEqualTo(Standing.DONE);
    assertThat(
            entries.stream()
                .map(Entry::event)
                .filter(Event.Lived.class::isInstance)
                .map(event -> ((Event.Lived) event).trigger())
                .collect(Collectors.toSet()))
        .containsAll(EnumSet.complementOf(EnumSet.of(Trigger.WRITTEN, Trigger.SKIP)));
  }

  @Test
  void writesFormat1AsItWasWritten() throws IOException {
    for (String text : all()) {
      assertThat(Entries.print(Entries.parse(text), "mxshift 0.1.0")).isEqualTo(text);
    }
  }

  @Test
  void theGoldenFilesHoldEveryKind() throws IOException {
    String all = String.join("", all());
    assertThat(
            Stream.of(Events.FAMILY, Conditions.FAMILY, Questions.FAMILY, Questions.ROUTES)
                .flatMap(family -> family.words().stream())
                .collect(Collectors.toSet()))
        .allSatisfy(word -> assertThat(all).contains("\"kind\" : \"" + word + "\""));
  }

  @Test
  void theGoldenFilesHoldEveryWord() throws IOException {
    String all = String.join("", all());
    holds(all, "trigger", Trigger.values());
    holds(all, "cause", Cause.values());
    holds(all, "round", Round.values());
    holds(all, "verdict", Verdict.values());
  }

  private static void holds(String all, String field, Enum<?>... values) {
    for (Enum<?> value : values) {
      assertThat(all).contains("\"" + field + "\" : \"" + Words.of(value) + "\"");
    }
  }

  private static List<String> all() throws IOException {
    List<String> all = new ArrayList<>();
    for (String folder : List.of("run", "drawn", "life", "words")) {
      all.addAll(texts(folder));
    }
    return all;
  }

  private static List<String> texts(String folder) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(FORMAT_1.resolve(folder))) {
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file, UTF_8));
      }
    }
    return texts;
  }
}
