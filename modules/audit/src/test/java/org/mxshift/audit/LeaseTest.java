package org.mxshift.audit;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.JournalException;

/** Who is at work on a log that machines share. */
class LeaseTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Scratch Path folder;
  private Path shared;
  private final List<GitJournal> opened = new ArrayList<>();

  @BeforeEach
  void share() throws Exception {
    shared = Files.createDirectories(folder.resolve("shared.git"));
    Store.layOut(shared);
  }

  @AfterEach
  void close() {
    opened.forEach(GitJournal::close);
  }

  @Test
  void theOtherIsToldWhoHoldsItSinceWhenUntilItIsGivenUp() throws Exception {
    GitJournal here = machine("here");
    GitJournal there = machine("there");
    Lease mine = Lease.from(NOON, "anna@ops\n", "1");
    assertThat(here.claim(mine)).isEmpty();
    assertThat(there.claim(bert(NOON.plusSeconds(60)))).contains(mine);
    assertThat(mine.holder()).isEqualTo("anna@ops");
    assertThat(here.claim(Lease.from(NOON.plusSeconds(90), "anna@ops", "1"))).as("again").isEmpty();
    here.giveUp(mine);
    assertThat(there.claim(bert(NOON.plusSeconds(61)))).isEmpty();
    here.giveUp(mine);
    assertThat(here.claim(mine)).as("not ours any more").isPresent();
  }

  @Test
  void whoseHolderDiedIsTakenOverAfterItsEndAndSomeGrace() throws Exception {
    GitJournal here = machine("here");
    GitJournal there = machine("there");
    Lease mine = Lease.from(NOON, "anna@ops", "1");
    assertThat(here.claim(mine)).isEmpty();
    Instant end = mine.until().plus(Lease.GRACE);
    assertThat(there.claim(bert(end.minusMillis(1)))).contains(mine);
    assertThat(there.claim(bert(end))).isEmpty();
    here.giveUp(mine);
    assertThat(here.claim(Lease.from(end.plusSeconds(1), "anna@ops", "3")))
        .as("a late holder does not take it from the new one")
        .contains(bert(end));
  }

  @Test
  void ofManyWhoWantItAtOnceOneHasIt() throws Exception {
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      GitJournal journal = machine("machine-" + number);
      Lease lease = Lease.from(NOON, "runner " + number, "n" + number);
      all.add(() -> journal.claim(lease).isEmpty());
    }
    ExecutorService threads = Executors.newFixedThreadPool(all.size());
    try {
      int holders = 0;
      for (Future<Boolean> one : threads.invokeAll(all)) {
        holders += one.get() ? 1 : 0;
      }
      assertThat(holders).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Lease bert(Instant now) {
    return new Lease("bert@ci", "2", now, now.plus(Duration.ofMinutes(10)));
  }

  private GitJournal machine(String name) throws JournalException {
    Remote remote = Remote.at(shared.toUri().toString());
    GitJournal journal = GitJournal.open(folder.resolve(name), "mxshift test", Optional.of(remote));
    opened.add(journal);
    return journal;
  }
}
