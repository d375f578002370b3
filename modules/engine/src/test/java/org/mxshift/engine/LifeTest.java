package org.mxshift.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifeTest {

  private static Set<Phase> from(Phase start) {
    Set<Phase> reached = EnumSet.of(start);
    Deque<Phase> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      Phase phase = open.pop();
      Life.rows().stream()
          .filter(row -> row.from() == phase && reached.add(row.to()))
          .forEach(row -> open.push(row.to()));
    }
    return reached;
  }

  @Test
  void everyPhaseCanBeReached() {
    assertThat(from(Phase.TODO)).containsExactlyInAnyOrder(Phase.values());
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void everyPhaseLeadsToTheEnd(Phase phase) {
    assertThat(from(phase)).contains(Phase.SETTLED);
  }

  @Test
  void everyTriggerHasARow() {
    assertThat(Life.rows())
        .extracting(Table.Row::trigger)
        .containsAll(EnumSet.allOf(Trigger.class));
  }

  @Test
  void nothingIsWrittenThatWasNotIntendedOrFoundWritten() {
    assertThat(Life.rows())
        .filteredOn(row -> row.to() == Phase.APPLIED && !row.from().isWritten())
        .extracting(Table.Row::trigger)
        .containsOnly(Trigger.NOTHING_TO_WRITE, Trigger.WRITTEN, Trigger.FOUND_AFTER);
  }

  @Test
  void whatCannotHappenIsNamed() {
    assertThatThrownBy(() -> Life.next(Phase.SETTLED, Trigger.RETRY))
        .hasMessage("a move that is SETTLED has no row for RETRY");
  }

  @Test
  void theDiagramOfTheReadmeIsTheTable() throws IOException {
    String readme = Files.readString(Path.of("modules", "engine", "README.md"));
    assertThat(readme).contains("```mermaid\n" + Life.diagram() + "```\n");
  }
}
