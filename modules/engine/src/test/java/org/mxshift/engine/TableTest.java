package org.mxshift.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  private static Table.Row row(Phase from, Trigger trigger, Phase to) {
    return new Table.Row(from, trigger, to);
  }

  @Test
  void refusesTwoRowsForOneCase() {
    assertThatThrownBy(
            () ->
                Table.of(
                    row(Phase.TODO, Trigger.INTEND, Phase.INTENDED),
                    row(Phase.TODO, Trigger.INTEND, Phase.STOPPED)))
        .hasMessage("two rows for TODO and INTEND");
  }

  @Test
  void refusesARowOutOfAFinalPhase() {
    assertThatThrownBy(() -> Table.of(row(Phase.SETTLED, Trigger.RETRY, Phase.TODO)))
        .hasMessage("a row leads out of the final phase SETTLED");
  }

  @Test
  void keepsTheOrderOfItsRows() {
    Table.Row one = row(Phase.TODO, Trigger.INTEND, Phase.INTENDED);
    Table.Row two = row(Phase.INTENDED, Trigger.WRITTEN, Phase.APPLIED);
    assertThat(Table.of(one, two).rows()).containsExactly(one, two);
    assertThat(Table.of(one, two).next(Phase.INTENDED, Trigger.WRITTEN)).isEqualTo(Phase.APPLIED);
  }
}
