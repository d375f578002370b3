package org.mxshift.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.contract.JournalContract.entry;
import static org.mxshift.contract.JournalContract.started;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.JournalException.Kind;
import org.mxshift.model.Name;

/** Two machines and the log they share. */
class RemoteTest {

  private static final Name ONE = Name.of("one.example");
  private static final Name TWO = Name.of("two.example");

  @Scratch Path folder;
  private Path shared;
  private final List<GitJournal> opened = new ArrayList<>();

  @BeforeEach
  void share() throws IOException {
    shared = Files.createDirectories(folder.resolve("shared.git"));
    Store.layOut(shared);
  }

  @AfterEach
  void everythingLeftIsSound() throws JournalException {
    opened.forEach(Sound::check);
    opened.forEach(GitJournal::close);
  }

  @Test
  void whatOneMachinePublishesTheOtherReads() throws Exception {
    GitJournal here = machine("here");
    GitJournal there = machine("there");
    here.append(ONE, started(ONE));
    there.refresh();
    assertThat(there.latest(ONE)).isEmpty();
    here.publish();
    there.refresh();
    assertThat(there.latest(ONE)).containsExactly(started(ONE));
    there.append(ONE, entry(2, new Event.Paused("lunch")));
    there.publish();
    here.refresh();
    assertThat(here.latest(ONE)).hasSize(2);
    here.publish();
    assertThat(tip("here")).isEqualTo(tip("there")).isEqualTo(tip("shared"));
  }

  @Test
  void eventsAboutOtherDomainsGoOnTopOfWhatWasPublishedMeanwhile() throws Exception {
    GitJournal here = machine("here");
    GitJournal there = machine("there");
    for (int number = 1; number <= 5; number++) {
      here.append(ONE, at(ONE, number));
      there.append(TWO, at(TWO, number));
      here.publish();
      there.publish();
    }
    here.refresh();
    assertThat(here.latest(TWO)).hasSize(5);
    assertThat(there.latest(ONE)).hasSize(5);
    assertThat(tip("here")).isEqualTo(tip("there")).isEqualTo(tip("shared"));
    assertThat(here.log(Optional.empty(), 99)).hasSize(10);
  }

  @Test
  void whoDecidedWithoutKnowingDecidesAgainAndNothingIsThrownAway() throws Exception {
    GitJournal here = machine("here");
    GitJournal there = machine("there");
    here.append(ONE, started(ONE));
    here.publish();
    there.refresh();
    there.append(ONE, entry(2, new Event.Paused("wait")));
    there.publish();
    here.append(ONE, entry(2, new Event.Resumed()));
    Optional<ObjectId> mine = tip("here");
    fails(here::publish, Kind.LOST_RACE, "another machine wrote first about one.example");
    assertThat(here.latest(ONE)).containsExactly(started(ONE), entry(2, new Event.Paused("wait")));
    try (Store store = Store.open(folder.resolve("here"), place -> {})) {
      String kept =
          "refs/mxshift/lost/20261122T080002Z-" + mine.orElseThrow().name().substring(0, 8);
      assertThat(store.ref(kept)).isEqualTo(mine);
    }
    here.append(ONE, entry(3, new Event.Resumed()));
    here.publish();
    there.refresh();
    assertThat(there.latest(ONE)).hasSize(3);
  }

  /** Both start a run of one domain, before either has published. */
  @Test
  void ofTwoStartsOneCounts() throws Exception {
    GitJournal here = machine("here");
    GitJournal there = machine("there");
    here.append(ONE, started(ONE));
    there.append(ONE, new Entry(1, started(ONE).at(), "bert", started(ONE).event()));
    there.append(ONE, entry(2, new Event.Paused("there")));
    there.publish();
    fails(here::publish, Kind.LOST_RACE, "one.example");
    assertThat(here.latest(ONE)).hasSize(2);
    assertThat(here.runs(ONE)).isEqualTo(1);
  }

  @Test
  void refreshKeepsWhatIsNotYetPublished() throws Exception {
    GitJournal here = machine("here");
    GitJournal there = machine("there");
    there.append(TWO, started(TWO));
    there.publish();
    here.append(ONE, started(ONE));
    here.refresh();
    assertThat(here.latest(ONE)).hasSize(1);
    here.publish();
    assertThat(here.latest(TWO)).hasSize(1);
    there.refresh();
    assertThat(there.latest(ONE)).hasSize(1);
  }

  @Test
  void aRemoteThatIsAwayLosesNothing() throws Exception {
    GitJournal here = machine("here");
    here.append(ONE, started(ONE));
    Path away = folder.resolve("away.git");
    Files.move(shared, away);
    fails(here::publish, Kind.UNREACHABLE, "does not take part");
    fails(here::refresh, Kind.UNREACHABLE, "does not take part");
    assertThat(here.latest(ONE)).hasSize(1);
    Files.move(away, shared);
    here.publish();
    assertThat(tip("shared")).isEqualTo(tip("here"));
  }

  @Test
  void aRewrittenHistoryStopsEverything() throws Exception {
    GitJournal here = machine("here");
    GitJournal there = machine("there");
    here.append(ONE, started(ONE));
    here.publish();
    there.append(TWO, started(TWO));
    try (Store store = Store.open(folder.resolve("there"), place -> {});
        Store far = Store.open(shared, place -> {})) {
      far.repository().getObjectDatabase().close();
      copyObjects(folder.resolve("there"), shared);
      assertThat(far.move(Store.TIP, far.tip(), store.tip().orElseThrow())).isTrue();
    }
    Optional<ObjectId> before = tip("here");
    fails(here::refresh, Kind.REWRITTEN, "was rewritten");
    here.append(ONE, entry(2, new Event.Resumed()));
    fails(here::publish, Kind.REWRITTEN, "was rewritten");
    assertThat(here.latest(ONE)).hasSize(2);
    assertThat(tip("here")).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh://git@host/x", "git@host:x", "https://me:secret@host/x"})
  void addressesThatCannotServeAreRefusedBeforeTheyAreUsed(String url) {
    assertThatThrownBy(() -> Remote.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  private static Entry at(Name domain, int number) {
    return number == 1 ? started(domain) : entry(number, new Event.Paused("n" + number));
  }

  private GitJournal machine(String name) throws JournalException {
    Remote remote = Remote.at(shared.toUri().toString());
    GitJournal journal = GitJournal.open(folder.resolve(name), "mxshift test", Optional.of(remote));
    opened.add(journal);
    return journal;
  }

  private Optional<ObjectId> tip(String name) throws IOException {
    Path place = name.equals("shared") ? shared : folder.resolve(name);
    try (Store store = Store.open(place, passed -> {})) {
      return store.tip();
    }
  }

  private static void copyObjects(Path from, Path to) throws IOException {
    try (var files = Files.walk(from.resolve("objects"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void fails(ThrowingCallable call, Kind kind, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(JournalException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }
}
