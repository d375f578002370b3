package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.transport.BundleWriter;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Run;
import org.mxshift.notation.Entries;
import org.mxshift.notation.Wording;

/**
 * A golden log: a Git bundle, and what it says as a text to be read and compared.
 *
 * @param wording the number of its words
 * @param course what happened
 */
record Golden(int wording, String course) {

  static final Path ALL = Path.of("modules/audit/src/test/resources/golden");
  static final String TOOL = "mxshift 0.1.0";

  /** All that are there. */
  static List<Golden> logs() throws IOException {
    try (var bundles = Files.find(ALL, 2, (file, is) -> file.toString().endsWith(".bundle"))) {
      return bundles
          .sorted()
          .map(
              file ->
                  new Golden(
                      Integer.parseInt(file.getParent().getFileName().toString()),
                      file.getFileName().toString().replace(".bundle", "")))
          .toList();
    }
  }

  private Path file(String ending) {
    return ALL.resolve(wording + "/" + course + ending);
  }

  String text() throws IOException {
    return Files.readString(file(".txt"), UTF_8);
  }

  /** Lays the log out in this folder, as it was written. */
  Path unpack(Path folder) throws Exception {
    Path log = Quick.layOut(folder);
    try (Store store = Store.open(log, place -> {});
        Transport bundle =
            Transport.open(
                store.repository(), new URIish(file(".bundle").toAbsolutePath().toString()))) {
      bundle.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec(Store.TIP + ":" + Store.TIP)));
    }
    return log;
  }

  /** Lives the course once more in today's words. */
  static void write(GoldenCourse course, Path folder) throws Exception {
    Path log = Quick.layOut(folder);
    Golden golden = new Golden(Wording.NOW, course.file());
    Files.createDirectories(golden.file(".txt").getParent());
    try (GitJournal journal = GitJournal.open(log, TOOL, Optional.empty());
        Store store = Store.open(log, place -> {});
        OutputStream out = Files.newOutputStream(golden.file(".bundle"))) {
      GoldenWorld world = new GoldenWorld();
      course.live(world);
      world.journal.tell(journal);
      Files.writeString(golden.file(".txt"), told(log));
      BundleWriter bundle = new BundleWriter(store.repository());
      bundle.include(Store.TIP, store.tip().orElseThrow());
      bundle.writeBundle(NullProgressMonitor.INSTANCE, out);
    }
  }

  /** Every commit of a log: its message, the zone where it changed, and how the run stood then. */
  static String told(Path log) throws IOException {
    StringBuilder text = new StringBuilder();
    List<Entry> run = new ArrayList<>();
    try (Store store = Store.open(log, place -> {})) {
      Forger reader = new Forger(store);
      for (int at = 0; at < reader.ids().size(); at++) {
        CommitText commit = CommitText.of(reader.commit(at).getBytes(ISO_8859_1));
        text.append("commit ").append(reader.ids().get(at).name()).append('\n');
        commit.headers("author").forEach(author -> text.append("author ").append(author));
        text.append("\n\n").append(commit.message()).append('\n');
        for (String path : reader.changed(at)) {
          String content = new String(reader.content(at, path), UTF_8);
          if (Place.isEvent(path)) {
            run.add(Entries.parse(content));
          } else if (path.endsWith(Place.ZONE)) {
            text.append(content).append('\n');
          }
        }
        text.append(stand(run)).append("\n\n");
      }
    }
    return text.toString();
  }

  /** What the latest run folds to, in one line. */
  private static String stand(List<Entry> entries) {
    if (entries.get(entries.size() - 1).event() instanceof Event.Started) {
      entries.subList(0, entries.size() - 1).clear();
    }
    Run run = Run.of(entries).orElseThrow();
    return "-> "
        + run.standing()
        + run.current()
            .map(move -> " at " + move.id() + " " + run.life(move.id()).phase())
            .orElse("");
  }

  /** All entries of all runs, in the order of their commits. */
  static List<Entry> entries(Path log) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Store store = Store.open(log, place -> {})) {
      Forger reader = new Forger(store);
      for (int at = 0; at < reader.ids().size(); at++) {
        for (String path : reader.changed(at)) {
          if (Place.isEvent(path)) {
            entries.add(Entries.parse(new String(reader.content(at, path), UTF_8)));
          }
        }
      }
    }
    return entries;
  }
}
