package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Reads objects, and refuses those whose bytes no longer give their name; JGit itself believes the
 * disk.
 */
final class Intact {

  private final ObjectReader reader;
  private final IdsOnly ids = new IdsOnly();

  Intact(ObjectReader reader) {
    this.reader = reader;
  }

  byte[] commit(ObjectId id) throws IOException {
    return read(id, Constants.OBJ_COMMIT);
  }

  String text(ObjectId blob) throws IOException {
    return new String(read(blob, Constants.OBJ_BLOB), UTF_8);
  }

  /**
   * What is new, changed or gone below two folders, by path; everything that is new or changed is
   * read.
   */
  SortedMap<String, Optional<Item>> changed(Optional<ObjectId> before, ObjectId after)
      throws IOException {
    SortedMap<String, Optional<Item>> changes = new TreeMap<>();
    compare("", before, Optional.of(after), changes);
    return changes;
  }

  private void compare(
      String path,
      Optional<ObjectId> before,
      Optional<ObjectId> after,
      SortedMap<String, Optional<Item>> changes)
      throws IOException {
    SortedMap<String, Item> old = children(path, before);
    SortedMap<String, Item> fresh = children(path, after);
    TreeMap<String, Item> all = new TreeMap<>(old);
    all.putAll(fresh);
    for (String name : all.keySet()) {
      Optional<Item> was = Optional.ofNullable(old.get(name));
      Optional<Item> is = Optional.ofNullable(fresh.get(name));
      if (!was.equals(is)) {
        changed(path + name, was, is, changes);
      }
    }
  }

  private void changed(
      String path, Optional<Item> was, Optional<Item> is, SortedMap<String, Optional<Item>> changes)
      throws IOException {
    if (is.filter(Item::isFolder).isPresent() || was.filter(Item::isFolder).isPresent()) {
      compare(path + "/", folder(was), folder(is), changes);
    }
    if (was.filter(item -> !item.isFolder()).isPresent()
        || is.filter(item -> !item.isFolder()).isPresent()) {
      changes.put(path, is);
    }
    if (is.filter(item -> !item.isFolder()).isPresent()) {
      at(path, () -> read(is.get().id(), Constants.OBJ_BLOB));
    }
  }

  private SortedMap<String, Item> children(String path, Optional<ObjectId> tree)
      throws IOException {
    if (tree.isEmpty()) {
      return new TreeMap<>();
    }
    return at(
        path,
        () -> {
          return Trees.items(read(tree.get(), Constants.OBJ_TREE));
        });
  }

  private static Optional<ObjectId> folder(Optional<Item> item) {
    return item.filter(Item::isFolder).map(Item::id);
  }

  private byte[] read(ObjectId id, int type) throws IOException {
    String name = "object " + id.name() + " (a " + Constants.typeString(type) + ")";
    byte[] bytes;
    try {
      bytes = reader.open(id, type).getBytes();
    } catch (MissingObjectException e) {
      throw new IOException(name + " is missing", e);
    } catch (IOException | RuntimeException e) {
      throw new IOException(name + " is damaged: " + e.getMessage(), e);
    }
    if (!ids.idFor(type, bytes).equals(id)) {
      throw new IOException(name + " is damaged: its bytes are not those that gave its name");
    }
    return bytes;
  }

  private static <T> T at(String path, Archive.Reader<T> reader) throws IOException {
    try {
      return reader.read();
    } catch (IOException | RuntimeException e) {
      throw new IOException((path.isEmpty() ? "its tree" : path) + ": " + e.getMessage(), e);
    }
  }
}
