package org.mxshift.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Git trees without an index: what a folder holds, and a tree with some paths changed. Each folder
 * is read once; so make one for each commit that is read or written.
 */
final class Trees {

  private final ObjectReader reader;
  private final Map<ObjectId, SortedMap<String, Item>> known = new HashMap<>();

  Trees(ObjectReader reader) {
    this.reader = reader;
  }

  /** What the folder holds, by name. */
  SortedMap<String, Item> children(ObjectId tree) throws IOException {
    SortedMap<String, Item> items = known.get(tree);
    if (items == null) {
      items = items(reader.open(tree, Constants.OBJ_TREE).getBytes());
      known.put(tree, items);
    }
    return Collections.unmodifiableSortedMap(items);
  }

  /** What a folder of these bytes holds. */
  static SortedMap<String, Item> items(byte[] tree) {
    SortedMap<String, Item> items = new TreeMap<>();
    CanonicalTreeParser parser = new CanonicalTreeParser();
    for (parser.reset(tree); !parser.eof(); parser.next()) {
      items.put(
          parser.getEntryPathString(),
          new Item(parser.getEntryFileMode(), parser.getEntryObjectId()));
    }
    return items;
  }

  /** What lies at this path. */
  Optional<ObjectId> at(Optional<ObjectId> tree, String path) throws IOException {
    Optional<ObjectId> found = tree;
    for (String name : path.split("/")) {
      if (found.isEmpty()) {
        return found;
      }
      found = Optional.ofNullable(children(found.get()).get(name)).map(Item::id);
    }
    return found;
  }

  /**
   * The folders of domains that differ between two trees, such as {@code domains/a3/example.com}.
   */
  List<String> changedDomains(Optional<ObjectId> one, Optional<ObjectId> two) throws IOException {
    List<String> paths = new ArrayList<>();
    try (TreeWalk walk = compare(one, two)) {
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        if (walk.getDepth() < 2 && walk.isSubtree()) {
          walk.enterSubtree();
        } else {
          paths.add(walk.getPathString());
        }
      }
    }
    return paths;
  }

  /** A walk over both trees side by side. */
  TreeWalk compare(Optional<ObjectId> one, Optional<ObjectId> two) throws IOException {
    TreeWalk walk = new TreeWalk(reader);
    add(walk, one);
    add(walk, two);
    return walk;
  }

  /** Writes the tree with these paths set and everything else as it was. */
  ObjectId with(Optional<ObjectId> tree, Map<String, Item> changes, ObjectInserter inserter)
      throws IOException {
    SortedMap<String, Item> items =
        tree.isPresent() ? new TreeMap<>(children(tree.get())) : new TreeMap<>();
    Map<String, Map<String, Item>> below = new TreeMap<>();
    for (Map.Entry<String, Item> change : changes.entrySet()) {
      String path = change.getKey();
      int slash = path.indexOf('/');
      if (slash < 0) {
        items.put(path, change.getValue());
      } else {
        below
            .computeIfAbsent(path.substring(0, slash), folder -> new TreeMap<>())
            .put(path.substring(slash + 1), change.getValue());
      }
    }
    for (Map.Entry<String, Map<String, Item>> folder : below.entrySet()) {
      Optional<ObjectId> old = Optional.ofNullable(items.get(folder.getKey())).map(Item::id);
      items.put(folder.getKey(), Item.folder(with(old, folder.getValue(), inserter)));
    }
    return write(items, inserter);
  }

  /** Git sorts a folder as if its name ended in a slash. */
  private ObjectId write(SortedMap<String, Item> items, ObjectInserter inserter)
      throws IOException {
    List<Map.Entry<String, Item>> sorted = new ArrayList<>(items.entrySet());
    sorted.sort(Comparator.comparing(e -> e.getValue().isFolder() ? e.getKey() + "/" : e.getKey()));
    TreeFormatter formatter = new TreeFormatter();
    for (Map.Entry<String, Item> item : sorted) {
      formatter.append(item.getKey(), item.getValue().mode(), item.getValue().id());
    }
    ObjectId id = inserter.insert(formatter);
    known.put(id, items);
    return id;
  }

  private static void add(TreeWalk walk, Optional<ObjectId> tree) throws IOException {
    if (tree.isPresent()) {
      walk.addTree(tree.get());
    } else {
      walk.addTree(new EmptyTreeIterator());
    }
  }
}
