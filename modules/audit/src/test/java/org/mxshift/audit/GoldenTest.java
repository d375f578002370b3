package org.mxshift.audit;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Trigger;
import org.mxshift.notation.Wording;
import org.mxshift.spi.Verdict;

/**
 * Logs that a version once wrote are sound, and mean the same, to every later one.
 *
 * <p>{@code -Dmxshift.golden=write} lives every course once more and writes the logs of today's
 * wording.
 */
class GoldenTest {

  private static final String ADVICE =
      """

      A log that was written before this change now reads otherwise; 'audit verify' would call it
      tampered with. See modules/audit/src/test/resources/golden/README.md.
      - If a sentence is to change: raise Wording.NOW, then
        mvn test -pl modules/audit -am -Dtest=GoldenTest#write -Dmxshift.golden=write
        and commit the new folder beside the old one.
      - If anything else differs (trailers, zone text, files, how a run stands): take it back. Old
        commits must stay what their events make, whatever the wording.
      """;

  @Scratch Path folder;

  static List<Golden> logs() throws Exception {
    return Golden.logs();
  }

  private static Verification verified(Path log, int wording) throws Exception {
    try (Store store = Store.open(log, place -> {})) {
      return new Verifier(store, Optional.empty(), wording).verify();
    }
  }

  /** Every byte of it is what its events make today, and it is read as it was read then. */
  @ParameterizedTest
  @MethodSource("logs")
  void isSoundAndReadsAsItDid(Golden golden) throws Exception {
    Path log = golden.unpack(folder.resolve("log"));
    assertThat(verified(log, Wording.NOW).faults()).as(ADVICE).isEmpty();
    assertThat(Golden.told(log)).as(ADVICE).isEqualTo(golden.text());
  }

  /** To a version with other words these are old, and nothing is wrong with them. */
  @Test
  void isSoundToAVersionWithOtherWords() throws Exception {
    Golden golden = new Golden(1, GoldenCourse.ROLLBACK.file());
    Path log = golden.unpack(folder.resolve("log"));
    Verification verified = verified(log, 2);
    assertThat(verified.faults()).isEmpty();
    assertThat(verified.earlier()).isEqualTo(Map.of(1, verified.commits()));
  }

  /** Everything but the sentence itself is still what the event makes, and the two copies agree. */
  @Test
  void aVersionWithOtherWordsStillFindsWhatWasTamperedWith() throws Exception {
    Path log = new Golden(1, GoldenCourse.ROLLBACK.file()).unpack(folder.resolve("log"));
    int at = 7;
    for (String[] edit :
        List.of(
            new String[] {"example.com: ", "example.com: not "},
            new String[] {"Mx-Event: 8", "Mx-Event: 9"},
            new String[] {"Mx-Actor: the simulation", "Mx-Actor: nobody"})) {
      try (Store store = Store.open(log, place -> {})) {
        ObjectId tip = store.tip().orElseThrow();
        new Forger(store).edit(at, text -> text.replace(edit[0], edit[1])).forge();
        assertThat(verified(log, 2).faults()).as(edit[1]).hasSize(1);
        store.move(Store.TIP, store.tip(), tip);
      }
    }
  }

  @Test
  void wordsOfALaterVersionAreNotTakenForOurs() throws Exception {
    Path log = new Golden(1, GoldenCourse.ROLLBACK.file()).unpack(folder.resolve("log"));
    assertThat(verified(log, 0).faults())
        .allSatisfy(
            fault ->
                assertThat(fault.what())
                    .isEqualTo(
                        "is told in wording 1, and this version knows none after 0; verify it with"
                            + " the version that wrote it, or a later one"));
  }

  /** The courses are still there to be lived when the words change. */
  @ParameterizedTest
  @EnumSource
  void canBeLivedToday(GoldenCourse course) throws Exception {
    GoldenWorld world = new GoldenWorld();
    course.live(world);
    assertThat(world.run().standing().ended()).isTrue();
  }

  @Test
  void theLogsOfTodaysWordingTellEveryCourseAndEveryWord() throws Exception {
    Set<String> courses = new TreeSet<>();
    Set<Object> words = new HashSet<>();
    for (Golden golden : Golden.logs()) {
      if (golden.wording() == Wording.NOW) {
        courses.add(golden.course());
        for (Entry entry : Golden.entries(golden.unpack(folder.resolve(golden.course())))) {
          words.add(entry.event().getClass());
          words.add(word(entry.event()));
        }
      }
    }
    assertThat(courses)
        .as(ADVICE)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(GoldenCourse.values()).map(GoldenCourse::file).toList());
    assertThat(words)
        .as(ADVICE)
        .contains((Object[]) Event.class.getPermittedSubclasses())
        .contains((Object[]) Trigger.values())
        .contains((Object[]) Verdict.values())
        .contains((Object[]) Cause.values());
  }

  private static Object word(Event event) {
    if (event instanceof Event.Lived lived) {
      return lived.trigger();
    }
    if (event instanceof Event.Probed probed) {
      return probed.verdict();
    }
    return event instanceof Event.Turned turned ? turned.cause() : event.getClass();
  }

  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = "mxshift.golden", matches = "write")
  void write(GoldenCourse course) throws Exception {
    Golden.write(course, folder.resolve("log"));
  }
}
