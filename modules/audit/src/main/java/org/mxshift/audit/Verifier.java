package org.mxshift.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.mxshift.model.Name;

/**
 * Replays the log from its first commit. An event and what lay there before make one commit, to the
 * last byte; so each commit is made once more from the event it records and compared.
 *
 * <p>What this cannot see is a history that was written anew as a whole and without contradiction:
 * that shows in comparison with what was published, or in the signatures.
 */
final class Verifier {

  private final Store store;
  private final Intact intact;
  private final int wording;
  private final Signatures signatures;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<Name, Continuity> continuity = new HashMap<>();
  private final SortedMap<Integer, Integer> earlier = new TreeMap<>();

  /**
   * A replay.
   *
   * @param wording the one whose sentences can be made anew
   */
  Verifier(Store store, Optional<AllowedSigners> signers, int wording) {
    this.store = store;
    this.wording = wording;
    this.signatures = new Signatures(signers);
    this.intact = new Intact(store.repository().newObjectReader());
  }

  Verification verify() {
    List<ObjectId> line = List.of();
    try {
      faults.addAll(new ObjectFiles(store.folder()).check());
      Optional<ObjectId> tip = store.tip();
      line = line(tip, Set.of());
      Optional<ObjectId> before = Optional.empty();
      for (ObjectId commit : line) {
        before = check(commit, before);
      }
      published(line);
      signatures.missing().ifPresent(what -> fault("", "", what));
    } catch (IOException | RuntimeException e) {
      fault("", "", "the log cannot be read: " + e.getMessage());
    }
    Optional<String> tip =
        line.isEmpty() ? Optional.empty() : Optional.of(line.get(line.size() - 1).name());
    return new Verification(
        line.size(), tip, signatures.count(), signatures.principals(), earlier, faults);
  }

  /** The commits from the first, or the first that can be read, or what is known, to the tip. */
  private List<ObjectId> line(Optional<ObjectId> tip, Set<ObjectId> known) throws IOException {
    Set<ObjectId> shallow = Set.copyOf(store.repository().getObjectDatabase().getShallowCommits());
    List<ObjectId> line = new ArrayList<>();
    Optional<ObjectId> next = tip;
    while (next.isPresent() && !known.contains(next.get())) {
      ObjectId id = next.get();
      try {
        List<ObjectId> parents = CommitText.of(intact.commit(id)).parents();
        line.add(id);
        if (shallow.contains(id)) {
          fault(
              id.name(),
              "",
              "is where the history was cut off (a shallow clone); fetch all of it with 'git fetch"
                  + " --unshallow'");
          break;
        }
        next = parents.stream().findFirst();
      } catch (IOException e) {
        fault(id.name(), "", "cannot be read, and nothing before it: " + e.getMessage());
        break;
      }
    }
    Collections.reverse(line);
    return line;
  }

  /** Checks one commit; its tree. */
  private Optional<ObjectId> check(ObjectId id, Optional<ObjectId> before) throws IOException {
    CommitText text = CommitText.of(intact.commit(id));
    if (text.parents().size() > 1) {
      fault(id.name(), "", "is a merge, and the log is one line");
    }
    ObjectId tree = text.tree();
    signatures.check(text).ifPresent(what -> fault(id.name(), "", what));
    if (before.isEmpty() && !text.parents().isEmpty()) {
      return Optional.of(tree); // what came before it is not here, and that was said
    }
    try {
      CommitCheck check = new CommitCheck(store, intact, id, text, before);
      check
          .run(continuity, wording)
          .filter(told -> told.number() < wording)
          .ifPresent(told -> earlier.merge(told.number(), 1, Integer::sum));
      faults.addAll(check.faults());
    } catch (IOException | RuntimeException e) {
      fault(id.name(), "", String.valueOf(e.getMessage()));
    }
    return Optional.of(tree);
  }

  /** What was published is part of the branch, or somebody took it out. */
  private void published(List<ObjectId> line) throws IOException {
    Optional<ObjectId> published = store.ref(Store.PUBLISHED);
    Set<ObjectId> known = new LinkedHashSet<>(line);
    if (published.isEmpty() || known.contains(published.get())) {
      return;
    }
    List<ObjectId> missing = line(published, known);
    if (missing.isEmpty()) {
      return; // it cannot be read, and that was said
    }
    ObjectId first = missing.get(0);
    CommitText text = CommitText.of(intact.commit(first));
    Optional<ObjectId> fork = text.parents().stream().findFirst();
    boolean cut = fork.isPresent() && fork.get().equals(line.isEmpty() ? null : tip(line));
    String subject = Message.line(text.subject());
    fault(
        first.name(),
        "",
        "was published ("
            + subject
            + (missing.size() > 1 ? ", and " + (missing.size() - 1) + " more" : "")
            + ") and is no part of the branch: "
            + (cut
                ? "the branch was cut back, or a process ended while taking it over; 'mxshift"
                    + " status' takes it over"
                : "the branch was rewritten after "
                    + fork.map(id -> id.name().substring(0, 10)).orElse("nothing")
                    + ", or what happened here is not published yet; 'mxshift advance' settles the"
                    + " latter"));
  }

  private static ObjectId tip(List<ObjectId> line) {
    return line.get(line.size() - 1);
  }

  private void fault(String commit, String file, String what) {
    faults.add(new Fault(commit, file, what));
  }
}
