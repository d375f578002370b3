package org.mxshift.notation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.program.Program;

/** Old, new, damaged and edited texts. */
class ReadingTest {

  private static final Entry PAUSED =
      new Entry(3, Instant.parse("2026-11-22T10:00:00Z"), "anna", new Event.Paused("lunch"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\" : \"paused\"|\"kind\" : \"napped\"|kind 'napped'",
        "\"format\" : 1|\"format\" : 2|format 2 of a event"
      })
  void refusesToActOnWhatALaterVersionWroteButShowsIt(String from, String to, String what) {
    String text = Entries.print(PAUSED, "mxshift 9.1").replace(from, to);
    assertThatThrownBy(() -> Entries.parse(text))
        .isInstanceOf(UnknownEventException.class)
        .hasMessage(
            what
                + " is not known to this version; it was written by 'mxshift 9.1': use that version"
                + " or a later one");
    assertThat(Entries.readLenient(text))
        .isEqualTo(new Reading.Unknown(3, PAUSED.at(), "anna", "pause: lunch", "mxshift 9.1"));
  }

  @Test
  void ignoresFieldsThatALaterVersionAdded() {
    String text =
        Entries.print(PAUSED, "t").replace("\"actor\"", "\"mood\" : [1.5, null], \"actor\"");
    assertThat(Entries.parse(text)).isEqualTo(PAUSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"number\" : 3|\"number\" : 0|the text: entries are numbered from 1",
        "\"number\" : 3|\"number\" : 3.5|number is not a whole number",
        "\"number\" : 3|\"nummer\" : 3|number is missing",
        "\"actor\" : \"anna\"|\"actor\" : true|actor is not a text",
        "\"file\" : \"event\"|\"file\" : \"program\"|this is the file of a program, not of a event",
        "2026-11-22T10|2026-33-22T10|at: Text '2026-33-22T10:00:00Z' could not be parsed"
      })
  void namesThePlaceOfDamage(String from, String to, String complaint) {
    String text = Entries.print(PAUSED, "t").replace(from, to);
    assertThatThrownBy(() -> Entries.parse(text))
        .isExactlyInstanceOf(NotationException.class)
        .hasMessageStartingWith(complaint);
  }

  @Test
  void readsNoTextThatWasCutShortOrSaysAThingTwice() {
    String text = Entries.print(PAUSED, "t");
    for (int length = 0; length < text.length() - 2; length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> Entries.parse(cut)).isInstanceOf(NotationException.class);
    }
    String twice = text.replace("\"number\" : 3", "\"number\" : 3, \"number\" : 4");
    assertThatThrownBy(() -> Entries.parse(twice)).hasMessageContaining("Duplicate field 'number'");
  }

  /** A program that was edited after it was approved is not the one that was approved. */
  @Test
  void refusesAProgramThatIsNotTheOneOfItsFingerprint() {
    int refused = 0;
    for (int seed = 0; seed < 50; seed++) {
      Program program = new Draw(seed).program();
      String sealed = Sealed.of(program, "plan").print("t");
      String other = sealed.replaceFirst("\"hold\" : \"[^\"]*\"", "\"hold\" : \"PT9999H\"");
      assertThatThrownBy(() -> Sealed.parse(other))
          .isInstanceOf(NotationException.class)
          .hasMessageMatching("program\\.fingerprint says " + program.fingerprint() + ", but .*");
      refused++;
    }
    assertThat(refused).isEqualTo(50);
  }

  @Test
  void tellsWhetherThePlanIsTheOneThatWasSealed() {
    Sealed sealed = Sealed.of(new Draw(1).program(), "hold: 72h\n");
    assertThat(sealed.sealed("hold: 72h\n")).isTrue();
    assertThat(sealed.sealed("hold: 71h\n")).isFalse();
  }

  @Test
  void zoneTextNamesTheLineThatIsNoRecord() {
    assertThatThrownBy(() -> MasterFile.parse("; fine\n\nexample.com MX\n"))
        .hasMessage("line 3 of the zone text: 'example.com MX' is no record");
  }
}
