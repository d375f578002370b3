package org.mxshift.audit;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Entry;
import org.mxshift.engine.JournalException;

/** Killed at the first dangerous place, the second, the third ... until the story is told. */
class CrashTest {

  @Scratch Path folder;

  @Test
  void isSoundWhereverItIsKilledAndGoesOnFromThere() throws Exception {
    List<Entry> story = Story.entries().subList(0, 3);
    int kills = 0;
    for (boolean told = false; !told; kills++) {
      Path place = folder.resolve("killed-" + kills);
      told = tellUntil(kills, place, story);
      try (GitJournal after = open(place)) {
        Sound.check(after);
        List<Entry> kept = after.latest(Story.DOMAIN);
        assertThat(kept).isEqualTo(story.subList(0, kept.size()));
        for (Entry entry : story.subList(kept.size(), story.size())) {
          after.append(Story.DOMAIN, entry);
        }
        assertThat(after.latest(Story.DOMAIN)).isEqualTo(story);
        Sound.check(after);
      }
    }
    assertThat(kills).as("each append passes three places").isEqualTo(3 * story.size() + 1);
  }

  /** What a killed process leaves: a lock file of its own, which belongs to nobody alive. */
  @Test
  void aLockThatAKilledProcessLeftIsNoLock() throws Exception {
    try (GitJournal journal = open(folder.resolve("audit.git"))) {
      journal.append(Story.DOMAIN, Story.entries().get(0));
      Path stale = folder.resolve("audit.git/refs/heads/mxshift/audit.lock");
      Files.createFile(stale);
      journal.append(Story.DOMAIN, Story.entries().get(1));
      assertThat(stale).doesNotExist();
    }
  }

  @Test
  void aLayoutThatWasNotFinishedIsFinished() throws Exception {
    Path place = Files.createDirectories(folder.resolve("audit.git"));
    Files.createDirectories(place.resolve("objects"));
    Files.writeString(place.resolve("config.new"), "[co");
    try (GitJournal journal = open(place)) {
      Story.tell(journal);
      assertThat(journal.latest(Story.DOMAIN)).isEqualTo(Story.entries());
    }
  }

  /** True when the story was told to its end. */
  private static boolean tellUntil(int kill, Path place, List<Entry> story)
      throws JournalException {
    AtomicInteger left = new AtomicInteger(kill);
    try (GitJournal journal =
        GitJournal.open(
            place,
            "mxshift test",
            Optional.empty(),
            Optional.empty(),
            passed -> {
              if (left.getAndDecrement() == 0) {
                throw new Killed();
              }
            })) {
      for (Entry entry : story) {
        journal.append(Story.DOMAIN, entry);
      }
      return true;
    } catch (Killed e) {
      return false;
    }
  }

  private static GitJournal open(Path place) throws JournalException {
    return GitJournal.open(place, "mxshift test", Optional.empty());
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
