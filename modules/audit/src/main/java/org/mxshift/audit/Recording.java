package org.mxshift.audit;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.model.Name;
import org.mxshift.notation.Entries;
import org.mxshift.notation.Programs;
import org.mxshift.notation.Wording;
import org.mxshift.program.Program;

/** One event as a commit: which files it writes, and what its message says. */
final class Recording {

  private final Name domain;
  private final int run;
  private final Entry entry;
  private final Wording wording;
  private final String tool;
  private final boolean signed;

  /**
   * An event to be written.
   *
   * @param wording the words that tell it
   * @param signed whether its commit is signed
   */
  Recording(Name domain, int run, Entry entry, Wording wording, String tool, boolean signed) {
    this.domain = domain;
    this.run = run;
    this.entry = entry;
    this.wording = wording;
    this.tool = tool;
    this.signed = signed;
  }

  /**
   * The files of this event by their path below the domain's folder, given what lies there. The
   * event's own file is new; the others show where the run stands now.
   */
  SortedMap<String, String> files(Shelf before) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    String place = Place.RUNS + "/" + run + "/";
    String word = Entries.word(entry.event());
    files.put(
        place + Place.EVENTS + "/" + Place.event(entry.number(), word),
        Entries.print(entry, tool, wording));
    program(entry.event())
        .ifPresent(program -> files.put(place + Place.PROGRAM, Programs.print(program, tool)));
    plan(entry.event()).ifPresent(plan -> files.put(place + Place.PLAN, plan));
    String known = before.zone();
    String zone = ZoneText.after(known, entry.event());
    if (!zone.equals(known)) {
      files.put(Place.ZONE, zone);
    }
    return files;
  }

  String message(Shelf before) throws IOException {
    Optional<String> fresh = program(entry.event()).map(Program::fingerprint);
    String fingerprint = fresh.isPresent() ? fresh.get() : before.fingerprint(run).orElse("none");
    return Message.of(domain, run, entry, wording.sentence(), fingerprint, tool, signed);
  }

  /**
   * The commit on top of its parent; no ref names it yet.
   *
   * @param inserter takes its files and folders
   */
  CommitBuilder commit(
      Shelf before,
      Trees trees,
      Optional<ObjectId> parent,
      Optional<ObjectId> root,
      ObjectInserter inserter)
      throws IOException {
    SortedMap<String, Item> changes = new TreeMap<>();
    for (var file : files(before).entrySet()) {
      changes.put(
          Place.of(domain) + "/" + file.getKey(), Item.file(Store.blob(inserter, file.getValue())));
    }
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(trees.with(root, changes, inserter));
    parent.ifPresent(commit::setParentId);
    commit.setAuthor(Message.author(entry));
    commit.setCommitter(Message.committer(entry));
    commit.setMessage(message(before));
    return commit;
  }

  /** The program that the run follows from this event on. */
  private static Optional<Program> program(Event event) {
    if (event instanceof Event.Started started) {
      return Optional.of(started.program());
    }
    if (event instanceof Event.Replanned replanned) {
      return Optional.of(replanned.program());
    }
    return event instanceof Event.Turned turned ? Optional.of(turned.program()) : Optional.empty();
  }

  private static Optional<String> plan(Event event) {
    if (event instanceof Event.Started started) {
      return Optional.of(started.plan());
    }
    return event instanceof Event.Replanned replanned
        ? Optional.of(replanned.plan())
        : Optional.empty();
  }
}
