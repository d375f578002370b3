package org.mxshift.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.mxshift.model.Name;
import org.mxshift.notation.Programs;

/** What one tree of the log holds of one domain. */
final class Shelf {

  private final Store store;
  private final Trees trees;
  private final Optional<ObjectId> folder;

  Shelf(Store store, Trees trees, Optional<ObjectId> root, Name domain) throws IOException {
    this.store = store;
    this.trees = trees;
    this.folder = trees.at(root, Place.of(domain));
  }

  /** Equal when nothing has happened to the domain. */
  Optional<ObjectId> id() {
    return folder;
  }

  /** The number of the latest run; 0 when there never was one. */
  int lastRun() throws IOException {
    Optional<ObjectId> runs = trees.at(folder, Place.RUNS);
    return runs.isEmpty()
        ? 0
        : trees.children(runs.get()).keySet().stream().mapToInt(Integer::parseInt).max().orElse(0);
  }

  /** The number of the last event of this run; 0 when there is none. */
  int lastEvent(int run) throws IOException {
    SortedMap<String, Item> files = eventFiles(run);
    return files.isEmpty() ? 0 : Place.number(files.lastKey());
  }

  /** The files of the events of this run, in order. */
  List<ObjectId> events(int run) throws IOException {
    return eventFiles(run).values().stream().map(Item::id).toList();
  }

  /** The zone text; empty when there is none yet. */
  String zone() throws IOException {
    return text(Place.ZONE).orElse("");
  }

  /** The fingerprint of the program that this run follows now. */
  Optional<String> fingerprint(int run) throws IOException {
    return text(Place.RUNS + "/" + run + "/" + Place.PROGRAM).map(Programs::fingerprintIn);
  }

  Optional<String> text(String path) throws IOException {
    Optional<ObjectId> blob = trees.at(folder, path);
    return blob.isEmpty() ? Optional.empty() : Optional.of(store.text(blob.get()));
  }

  private SortedMap<String, Item> eventFiles(int run) throws IOException {
    Optional<ObjectId> events = trees.at(folder, Place.RUNS + "/" + run + "/" + Place.EVENTS);
    return events.isEmpty() ? new TreeMap<>() : trees.children(events.get());
  }
}
