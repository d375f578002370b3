package org.mxshift.engine;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.spi.Verdict;

class SentencesTest {

  private static final String LONG =
      "a text\nof two lines and a bell\u0007, " + "on and on ".repeat(40);

  static Stream<Event> wordy() {
    String id = "a".repeat(99);
    return Stream.of(
        new Event.Lived(id, Trigger.UNSURE, LONG, Optional.empty()),
        new Event.Probed(
            id,
            Round.WATCH,
            Verdict.REJECTS,
            LONG,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        new Event.Paused(LONG),
        new Event.Abandoned(LONG));
  }

  @ParameterizedTest
  @MethodSource("wordy")
  void theSubjectOfACommitIsOneShortLine(Event event) {
    assertThat(event.sentence()).hasSizeBetween(1, 100).matches("[^\\p{Cntrl}]*");
  }
}
