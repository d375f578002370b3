package org.mxshift.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.contract.JournalContract.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.JournalException.Kind;
import org.mxshift.engine.Trigger;
import org.mxshift.model.RecordSet;
import org.mxshift.notation.Entries;
import org.mxshift.notation.Programs;
import org.mxshift.notation.Reading;
import org.mxshift.notation.UnknownEventException;

/** What lies in the repository, and what does not get in. */
class GitJournalTest {

  @Scratch Path temporary;
  private Path folder;
  private GitJournal journal;

  @BeforeEach
  void open() throws JournalException {
    folder = temporary.resolve("audit.git");
    journal = GitJournal.open(folder, "mxshift test", Optional.empty());
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void theTreeOfTheTipHoldsEverything() throws Exception {
    Story.tell(journal);
    String place = "domains/a3/example.com/";
    assertThat(file(place + "runs/1/plan.yaml")).isEqualTo("domain: example.com\n");
    assertThat(Programs.parse(file(place + "runs/1/program.json")))
        .isEqualTo(Story.program().reversed(2));
    assertThat(Entries.parse(file(place + "runs/1/events/00003-written.json")))
        .isEqualTo(Story.entries().get(2));
    assertThat(file(place + "zone.txt"))
        .isEqualTo(
            """
            example.com.  3600   IN  MX    10 old.example.com.
            example.com.  3600   IN  TXT   "ms=1"
            example.com.  3600   IN  TXT   "v=spf1 mx -all"
            """);
    Sound.check(journal);
  }

  @Test
  void aCommitSaysWhatHappenedToWhatAndWhoSaysSo() throws Exception {
    Story.tell(journal);
    try (Repository repository = repository();
        RevWalk walk = new RevWalk(repository)) {
      RevCommit tip = walk.parseCommit(repository.resolve(Store.TIP));
      assertThat(tip.getFullMessage())
          .isEqualTo(
              """
              example.com: back/prepare/spf: written

              because

              Mx-Run: 1
              Mx-Event: 15
              Mx-Step: back/prepare/spf
              Mx-Phase: written
              Mx-Plan: %s
              Mx-Actor: anna (claimed)
              Mx-Tool: mxshift test
              """
                  .formatted(Story.program().reversed(2).fingerprint()));
      assertThat(tip.getAuthorIdent().toExternalString())
          .isEqualTo("anna <mxshift@localhost> 1795334415 +0000");
      assertThat(tip.getCommitterIdent().getName()).isEqualTo("mxshift");
      assertThat(repository.getFullBranch()).isEqualTo("refs/heads/mxshift/audit");
      assertThat(repository.isBare()).isTrue();
    }
  }

  /** Or else no log that an earlier version wrote would verify any more. */
  @Test
  void theSameStoryIsTheSameCommitInEveryVersion() throws Exception {
    Story.tell(journal);
    assertThat(journal.verify().tip()).contains("99641d816105918a3882bfafd354eacb66ec4ec1");
  }

  @Test
  void nobodyWritesATrailerByGivingAReason() throws Exception {
    journal.append(Story.DOMAIN, Story.entries().get(0));
    String nasty = "x\r\n\nMx-Actor: root\u2028Mx-Plan: 0\u0085\ud800";
    Entry entry =
        new Entry(
            2,
            Story.entries().get(0).at(),
            "eve <eve@x> 0 +0000\u2029Mx-Tool: y",
            new Event.Lived("swap", Trigger.FAIL, nasty, Optional.empty()));
    journal.append(Story.DOMAIN, entry);
    LogLine line = journal.log(Optional.empty(), 1).get(0);
    assertThat(line.actor()).isEqualTo("eve <eve@x> 0 +0000 Mx-Tool: y (claimed)");
    try (Repository repository = repository();
        RevWalk walk = new RevWalk(repository)) {
      RevCommit tip = walk.parseCommit(repository.resolve(Store.TIP));
      assertThat(tip.getFooterLines("Mx-Actor")).hasSize(1);
      assertThat(tip.getFooterLines("Mx-Tool")).containsExactly("mxshift test");
      assertThat(tip.getParentCount()).isEqualTo(1);
      assertThat(tip.getFullMessage().lines().filter(l -> l.startsWith("Mx-"))).hasSize(7);
    }
  }

  @Test
  void theLogIsReadNewestFirstAndByDomain() throws Exception {
    Story.tell(journal);
    org.mxshift.model.Name other = org.mxshift.model.Name.of("example.net");
    journal.append(other, org.mxshift.contract.JournalContract.started(other));
    assertThat(journal.log(Optional.empty(), 2))
        .extracting(LogLine::subject)
        .first()
        .asString()
        .startsWith("example.net: start example.net with ");
    List<LogLine> lines = journal.log(Optional.of(Story.DOMAIN), 100);
    assertThat(lines).hasSize(15);
    assertThat(lines.get(8).subject()).isEqualTo("example.com: introduce: about to write");
    assertThat(lines.get(8).step()).isEqualTo("introduce");
    assertThat(lines.get(8).run()).isEqualTo("1");
    assertThat(lines.get(8).at()).isEqualTo(java.time.Instant.parse("2026-11-22T08:00:07Z"));
  }

  @Test
  void aLogOfALaterVersionIsShownAndNotActedUpon() throws Exception {
    journal.append(Story.DOMAIN, Story.entries().get(0));
    String text = Entries.print(entry(2, new Event.Paused("lunch")), "mxshift 9");
    forge(
        "domains/a3/example.com/runs/1/events/00002-paused.json",
        text.replace("\"paused\"", "\"napped\""));
    assertThatThrownBy(() -> journal.latest(Story.DOMAIN))
        .isInstanceOf(UnknownEventException.class);
    assertThat(journal.readings(Story.DOMAIN))
        .last()
        .isEqualTo(
            new Reading.Unknown(
                2, entry(2, new Event.Resumed()).at(), "anna", "pause: lunch", "mxshift 9"));
  }

  @Test
  void aFolderThatIsNoLogIsLeftAlone() throws Exception {
    Path other = Files.createDirectories(temporary.resolve("precious"));
    Files.writeString(other.resolve("thesis.txt"), "words");
    assertThatThrownBy(() -> GitJournal.open(other, "t", Optional.empty()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(other + " holds something else");
    assertThat(other.resolve("HEAD")).doesNotExist();
  }

  @Test
  void whoeverHoldsTheLockKeepsOthersOut() throws Exception {
    try (GitJournal other = GitJournal.open(folder, "t", Optional.empty());
        GitJournal.Hold hold = journal.lock(Duration.ZERO)) {
      assertThatThrownBy(() -> other.lock(Duration.ofMillis(60)))
          .isInstanceOfSatisfying(
              JournalException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOCKED));
      journal.append(Story.DOMAIN, Story.entries().get(0));
      hold.close();
      other.lock(Duration.ofSeconds(5)).close();
    }
  }

  @Test
  void verifyFindsWhatDoesNotFit() throws Exception {
    Story.tell(journal);
    forge("domains/a3/example.com/zone.txt", "example.com. 5 IN MX 0 evil.example.\n");
    assertThat(journal.verify().faults())
        .singleElement()
        .asString()
        .endsWith("changes 0 event files, not one: [domains/a3/example.com/zone.txt]");
    forge("domains/a3/example.com/runs/1/events/00002-intend.json", "{}");
    assertThat(journal.verify().faults().get(1).toString())
        .endsWith(
            "events/00002-intend.json was there already: an event is never rewritten nor removed");
  }

  @Test
  void verifyFindsAWriteThatBeganWithSomethingElse() throws Exception {
    for (Entry entry : Story.entries().subList(0, 11)) {
      journal.append(Story.DOMAIN, entry);
    }
    journal.append(
        Story.DOMAIN,
        entry(
            12,
            Story.lived(
                "back/mx",
                Trigger.INTEND,
                Story.mx(300, "5 evil.example."),
                Story.mx(3600, "10 old.example.com."))));
    assertThat(journal.verify().faults())
        .singleElement()
        .asString()
        .endsWith(
            "back/mx begins with example.com MX 300: 5 evil.example., but the run left example.com"
                + " MX 300: 10 new.example., 20 old.example.com.");
  }

  /** How far a person came with what was asked, the next look tells. */
  @Test
  void verifyKnowsThatPeopleMayStopHalfway() throws Exception {
    for (Entry entry : Story.entries().subList(0, 7)) {
      journal.append(Story.DOMAIN, entry);
    }
    RecordSet old = Story.mx(3600, "10 old.example.com.");
    RecordSet half = Story.mx(3600, "10 new.example.", "10 old.example.com.");
    RecordSet both = Story.mx(300, "10 new.example.", "20 old.example.com.");
    journal.append(Story.DOMAIN, entry(8, Story.lived("introduce", Trigger.ASKED, old, both)));
    journal.append(Story.DOMAIN, entry(9, Story.entries().get(10).event()));
    journal.append(Story.DOMAIN, entry(10, Story.lived("back/mx", Trigger.INTEND, half, old)));
    assertThat(journal.verify().faults()).isEmpty();
  }

  /** A commit that no journal would write. */
  private void forge(String path, String text) throws IOException {
    try (Store store = Store.open(folder, place -> {})) {
      Optional<ObjectId> tip = store.tip();
      Optional<ObjectId> root = store.tree(tip);
      ObjectId commit =
          store.insert(
              inserter -> {
                TreeMap<String, Item> change = new TreeMap<>();
                change.put(path, Item.file(Store.blob(inserter, text)));
                CommitBuilder builder = new CommitBuilder();
                builder.setTreeId(store.trees().with(root, change, inserter));
                builder.setAuthor(Message.author(entry(2, new Event.Resumed())));
                builder.setCommitter(Message.author(entry(2, new Event.Resumed())));
                builder.setMessage("forged");
                return Store.commit(inserter, builder, tip);
              });
      assertThat(store.move(Store.TIP, tip, commit)).isTrue();
    }
  }

  private String file(String path) throws IOException {
    try (Repository repository = repository()) {
      ObjectId id = repository.resolve(Store.TIP + ":" + path);
      return new String(
          repository.open(id, Constants.OBJ_BLOB).getBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private Repository repository() throws IOException {
    return new FileRepositoryBuilder().setGitDir(folder.toFile()).setMustExist(true).build();
  }
}
