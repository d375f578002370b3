package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Somebody with write access who knows Git well: rewrites a log so that Git finds it in order. */
final class Forger {

  private final Store store;
  private final List<ObjectId> ids = new ArrayList<>();
  private final List<String> commits = new ArrayList<>();
  private final List<SortedMap<String, Item>> files = new ArrayList<>();

  /** Takes the log apart, oldest commit first. */
  Forger(Store store) throws IOException {
    this.store = store;
    try (var walk = store.walk()) {
      walk.markStart(walk.parseCommit(store.tip().orElseThrow()));
      for (RevCommit commit : walk) {
        ids.add(commit.getId());
        commits.add(new String(walk.getObjectReader().open(commit).getBytes(), ISO_8859_1));
        files.add(files(commit));
      }
    }
    Collections.reverse(ids);
    Collections.reverse(commits);
    Collections.reverse(files);
  }

  /** The commits as they were, oldest first. */
  List<ObjectId> ids() {
    return ids;
  }

  String commit(int number) {
    return commits.get(number);
  }

  /** The files that this commit changed. */
  List<String> changed(int number) {
    SortedMap<String, Item> before = number == 0 ? new TreeMap<>() : files.get(number - 1);
    return files.get(number).entrySet().stream()
        .filter(file -> !file.getValue().equals(before.get(file.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  Item item(int number, String path) {
    return files.get(number).get(path);
  }

  byte[] content(int number, String path) throws IOException {
    return store.repository().open(files.get(number).get(path).id()).getBytes();
  }

  /** Edits the text of one commit: octets as characters. */
  Forger edit(int number, UnaryOperator<String> edit) {
    commits.set(number, edit.apply(commits.get(number)));
    return this;
  }

  /** Puts a file in the place of another, from this commit on for as long as that one lay there. */
  Forger replace(int number, String path, byte[] content) throws IOException {
    Item old = files.get(number).get(path);
    ObjectId blob = store.insert(inserter -> inserter.insert(Constants.OBJ_BLOB, content));
    return put(number, path, Optional.ofNullable(old), Optional.of(Item.file(blob)));
  }

  /** Changes what lies at a path from this commit on, for as long as the old thing lay there. */
  Forger put(int number, String path, Optional<Item> old, Optional<Item> fresh) {
    for (int at = number;
        at < files.size() && Optional.ofNullable(files.get(at).get(path)).equals(old);
        at++) {
      files.get(at).remove(path);
      Item item = fresh.orElse(null);
      if (item != null) {
        files.get(at).put(path, item);
      }
    }
    return this;
  }

  Forger drop(int number) {
    for (String path : changed(number)) {
      Optional<Item> before =
          number == 0 ? Optional.empty() : Optional.ofNullable(files.get(number - 1).get(path));
      put(number, path, Optional.of(files.get(number).get(path)), before);
    }
    commits.remove(number);
    files.remove(number);
    return this;
  }

  Forger swap(int number) {
    Collections.swap(commits, number, number + 1);
    Collections.swap(files, number, number + 1);
    return this;
  }

  Forger repeat(int number) {
    commits.add(number, commits.get(number));
    files.add(number, files.get(number));
    return this;
  }

  Forger cut(int number) {
    commits.subList(number, commits.size()).clear();
    files.subList(number, files.size()).clear();
    return this;
  }

  /** Writes the log anew and moves the branch; the commits, oldest first. */
  List<ObjectId> forge() throws IOException {
    List<ObjectId> made = new ArrayList<>();
    store.insert(
        inserter -> {
          for (int number = 0; number < commits.size(); number++) {
            made.add(commit(number, made, inserter));
          }
          return made.get(made.size() - 1);
        });
    store.move(Store.TIP, store.tip(), made.get(made.size() - 1));
    return made;
  }

  private ObjectId commit(int number, List<ObjectId> made, ObjectInserter inserter)
      throws IOException {
    ObjectId tree = tree("", files.get(number), inserter);
    String parent = number == 0 ? "" : "parent " + made.get(number - 1).name() + "\n";
    String rest = commits.get(number).replaceFirst("\\Atree .*\n(parent .*\n)*", "");
    return inserter.insert(
        Constants.OBJ_COMMIT, ("tree " + tree.name() + "\n" + parent + rest).getBytes(ISO_8859_1));
  }

  private ObjectId tree(String folder, SortedMap<String, Item> files, ObjectInserter inserter)
      throws IOException {
    SortedMap<String, Item> sorted = new TreeMap<>();
    for (Map.Entry<String, Item> file : files.tailMap(folder).entrySet()) {
      if (!file.getKey().startsWith(folder)) {
        break;
      }
      String rest = file.getKey().substring(folder.length());
      int slash = rest.indexOf('/');
      if (slash < 0) {
        sorted.put(rest, file.getValue());
      } else if (!sorted.containsKey(rest.substring(0, slash + 1))) {
        String name = rest.substring(0, slash + 1);
        sorted.put(name, Item.folder(tree(folder + name, files, inserter)));
      }
    }
    TreeFormatter formatter = new TreeFormatter();
    sorted.forEach((name, item) -> formatter.append(name.replace("/", ""), item.mode(), item.id()));
    return inserter.insert(formatter);
  }

  private SortedMap<String, Item> files(RevCommit commit) throws IOException {
    SortedMap<String, Item> found = new TreeMap<>();
    try (TreeWalk walk = new TreeWalk(store.repository())) {
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        FileMode mode = walk.getFileMode(0);
        found.put(walk.getPathString(), new Item(mode, walk.getObjectId(0)));
      }
    }
    return found;
  }
}
