package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.notation.Entries;

/** What a later version wrote blocks acting, never looking, and never at other domains. */
class LaterVersionTest {

  @Test
  void aRunThatALaterVersionHasWrittenToIsToldOfAndHidesNoOther(@Scratch Path directory)
      throws Exception {
    Desk desk = new Desk(directory).example("a.test").example("b.test");
    String events = napIn(directory.resolve(".mxshift/audit.git"), "b.test");

    Desk.Screen status = desk.run("status");
    assertThat(status.code()).isEqualTo(ExitCode.INVALID);
    assertThat(status.out())
        .contains("a.test", "b.test", "unknown here", "kind 'napped' is not known", "look on with");
    assertThat(desk.run("status a.test").code()).isNotEqualTo(ExitCode.INVALID);
    Desk.Screen log = desk.run("log b.test");
    assertThat(log.code()).as(events).isEqualTo(ExitCode.OK);
    assertThat(log.out()).contains("start b.test", "pause: lunch");
    assertThat(
            desk.run("log b.test --output json")
                .json()
                .at("/result/entries")
                .findValuesAsText("writtenBy"))
        .containsExactly("mxshift 9");
    assertThat(desk.run("advance b.test").code()).as("no acting").isEqualTo(ExitCode.INVALID);
    assertThat(desk.run("log c.test").code()).isEqualTo(ExitCode.USAGE);
  }

  /** Adds an event of a kind that is not known to this version, as a later one would. */
  private static String napIn(Path git, String domain) throws IOException {
    try (Repository log = new FileRepositoryBuilder().setGitDir(git.toFile()).build();
        RevWalk walk = new RevWalk(log);
        ObjectInserter inserter = log.newObjectInserter()) {
      ObjectId tip = log.resolve(Constants.HEAD);
      ObjectId tree = walk.parseCommit(tip).getTree();
      Map.Entry<String, Integer> last = last(log, tree, "/" + domain + "/runs/1/events/");
      Entry nap =
          new Entry(
              last.getValue() + 1,
              Instant.parse("2026-11-22T10:00:00Z"),
              "anna",
              new Event.Paused("lunch"));
      String text = Entries.print(nap, "mxshift 9").replace("\"paused\"", "\"napped\"");
      DirCacheEntry file =
          new DirCacheEntry(last.getKey() + "%05d-napped.json".formatted(nap.number()));
      file.setFileMode(FileMode.REGULAR_FILE);
      file.setObjectId(inserter.insert(Constants.OBJ_BLOB, text.getBytes(UTF_8)));
      DirCache cache = DirCache.newInCore();
      DirCacheBuilder files = cache.builder();
      files.addTree(new byte[0], 0, log.newObjectReader(), tree);
      files.add(file);
      files.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(cache.writeTree(inserter));
      commit.setParentId(tip);
      commit.setAuthor(new PersonIdent("anna", "anna@example.test"));
      commit.setCommitter(commit.getAuthor());
      commit.setMessage("nap");
      ObjectId made = inserter.insert(commit);
      inserter.flush();
      RefUpdate head = log.updateRef(Constants.HEAD);
      head.setNewObjectId(made);
      assertThat(head.update()).isEqualTo(RefUpdate.Result.FAST_FORWARD);
      return last.getKey();
    }
  }

  /** The folder of events, and how many there are. */
  private static Map.Entry<String, Integer> last(Repository log, ObjectId tree, String folder)
      throws IOException {
    String found = "";
    int count = 0;
    try (TreeWalk files = new TreeWalk(log)) {
      files.addTree(tree);
      files.setRecursive(true);
      while (files.next()) {
        int end = files.getPathString().indexOf(folder) + folder.length();
        if (files.getPathString().contains(folder)) {
          found = files.getPathString().substring(0, end);
          count++;
        }
      }
    }
    return Map.entry(found, count);
  }
}
