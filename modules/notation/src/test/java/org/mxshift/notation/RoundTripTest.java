package org.mxshift.notation;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Txt;
import org.mxshift.program.Condition;
import org.mxshift.program.Program;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/** What is written is read back equal, whatever it is. */
class RoundTripTest {

  private static final int SEEDS = 150;
  private static final String TOOL = "mxshift test";

  @Test
  void entriesComeBackEqual() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Entry entry = new Draw(seed).entry();
      String text = Entries.print(entry, TOOL);
      assertThat(Entries.parse(text)).as("seed %d", seed).isEqualTo(entry);
      assertThat(Entries.print(Entries.parse(text), TOOL)).as("seed %d", seed).isEqualTo(text);
      assertThat(Entries.readLenient(text)).isEqualTo(new Reading.Known(entry));
    }
  }

  @Test
  void programsAndSealsComeBackEqual() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Program program = new Draw(seed).program();
      String text = Programs.print(program, TOOL);
      assertThat(Programs.parse(text)).as("seed %d", seed).isEqualTo(program);
      assertThat(Programs.fingerprintIn(text)).isEqualTo(program.fingerprint());
      Sealed sealed = Sealed.of(program, "plan " + seed);
      assertThat(Sealed.parse(sealed.print(TOOL))).as("seed %d", seed).isEqualTo(sealed);
    }
  }

  @Test
  void zoneTextComesBackEqual() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Draw draw = new Draw(seed);
      TreeMap<SetKey, RecordSet> sets = new TreeMap<>();
      for (int n = 0; n < 5; n++) {
        RecordSet set = draw.set();
        sets.put(set.key(), set);
      }
      List<RecordSet> all = new ArrayList<>(sets.values());
      String text = MasterFile.print(all);
      assertThat(MasterFile.parse(text)).as("seed %d", seed).isEqualTo(all);
      assertThat(MasterFile.print(MasterFile.parse(text))).as("seed %d", seed).isEqualTo(text);
    }
  }

  /** Two records are equal when their joined octets are; the log keeps the cuts as well. */
  @Test
  void stringsOfATextRecordStayCutAsTheyWere() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RecordSet set = new Draw(seed).set();
      RecordSet back = Records.read(Fields.of(Records.write(set)));
      assertThat(back.txt().stream().map(Txt::strings).toList())
          .isEqualTo(set.txt().stream().map(Txt::strings).toList());
    }
  }

  @Test
  void everyKindHasANotation() {
    assertThat(Events.FAMILY.types()).containsExactlyInAnyOrder(permitted(Event.class));
    assertThat(Conditions.FAMILY.types()).containsExactlyInAnyOrder(permitted(Condition.class));
    assertThat(Questions.FAMILY.types()).containsExactlyInAnyOrder(permitted(Question.class));
    assertThat(Questions.ROUTES.types()).containsExactlyInAnyOrder(permitted(Route.class));
  }

  private static Class<?>[] permitted(Class<?> family) {
    return family.getPermittedSubclasses();
  }
}
