package org.mxshift.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.JournalException.Kind;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.model.Windows;
import org.mxshift.program.Program;
import org.mxshift.program.Terms;

/** What every journal owes the engine. */
public interface JournalContract {

  /** The domain that most claims are about. */
  Name DOMAIN = Name.of("example.com");

  /** Opens the log of this test once more, as another process would; empty the first time. */
  Journal open() throws JournalException;

  @Test
  default void knowsNothingAtFirst() throws JournalException {
    assertThat(open().domains()).isEmpty();
    assertThat(open().latest(DOMAIN)).isEmpty();
  }

  @Test
  default void givesBackWhatWasAppendedInOrder() throws JournalException {
    Journal journal = open();
    List<Entry> entries = new ArrayList<>(List.of(started(DOMAIN)));
    for (int number = 2; number <= 12; number++) {
      entries.add(entry(number, new Event.Paused("reason " + number)));
    }
    for (Entry entry : entries) {
      journal.append(DOMAIN, entry);
    }
    journal.publish();
    assertThat(journal.latest(DOMAIN)).isEqualTo(entries);
    assertThat(open().latest(DOMAIN)).isEqualTo(entries);
  }

  @Test
  default void refusesANumberThatIsNotTheNext() throws JournalException {
    Journal journal = open();
    lost(journal, DOMAIN, entry(1, new Event.Resumed()));
    journal.append(DOMAIN, started(DOMAIN));
    journal.append(DOMAIN, entry(2, new Event.Resumed()));
    for (int number : new int[] {1, 2, 4}) {
      lost(journal, DOMAIN, entry(number, new Event.Resumed()));
    }
    lost(journal, DOMAIN, new Entry(3, started(DOMAIN).at(), "anna", started(DOMAIN).event()));
    assertThat(journal.latest(DOMAIN)).hasSize(2);
  }

  @Test
  default void aStartOpensANewRun() throws JournalException {
    Journal journal = open();
    journal.append(DOMAIN, started(DOMAIN));
    journal.append(DOMAIN, entry(2, new Event.Abandoned("enough")));
    journal.append(DOMAIN, started(DOMAIN));
    assertThat(journal.latest(DOMAIN)).containsExactly(started(DOMAIN));
    journal.append(DOMAIN, entry(2, new Event.Resumed()));
    assertThat(open().latest(DOMAIN)).hasSize(2);
  }

  @Test
  default void domainsDoNotDisturbEachOther() throws JournalException {
    Journal one = open();
    Journal two = open();
    Name other = Name.of("example.net");
    assertThat(one.latest(DOMAIN)).isEmpty();
    two.append(other, started(other));
    one.append(DOMAIN, started(DOMAIN));
    assertThat(two.domains()).containsExactly(DOMAIN, other);
    assertThat(one.latest(other)).containsExactly(started(other));
  }

  /** An entry of this number at a time of its own. */
  static Entry entry(int number, Event event) {
    Instant at = Instant.parse("2026-11-22T08:00:00.25Z").plusSeconds(number);
    return new Entry(number, at, "anna", event);
  }

  /** The start of a run that has nothing to do. */
  static Entry started(Name domain) {
    MailAddress mailbox = new MailAddress("postmaster", domain);
    Duration hour = Duration.ofHours(1);
    Terms terms =
        new Terms(
            List.of(mailbox),
            mailbox,
            Optional.empty(),
            false,
            new TreeMap<>(),
            new TreeSet<>(),
            Duration.ofMinutes(5),
            3,
            hour,
            hour,
            Optional.empty(),
            hour,
            hour,
            true,
            List.of(),
            false,
            List.of(),
            Windows.ALWAYS);
    Program program =
        new Program(domain, domain, Program.Direction.FORWARD, terms, List.of(), List.of());
    return entry(1, new Event.Started(program, "domain: " + domain + "\n"));
  }

  /** The journal refuses the entry because the log has moved on. */
  static void lost(Journal journal, Name domain, Entry entry) {
    assertThatThrownBy(() -> journal.append(domain, entry))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST_RACE));
  }
}
