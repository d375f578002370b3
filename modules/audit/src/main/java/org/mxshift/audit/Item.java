package org.mxshift.audit;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** What a folder of the log holds under one name: a file or a folder. */
record Item(FileMode mode, ObjectId id) {

  static Item file(ObjectId blob) {
    return new Item(FileMode.REGULAR_FILE, blob);
  }

  static Item folder(ObjectId tree) {
    return new Item(FileMode.TREE, tree);
  }

  boolean isFolder() {
    return mode.equals(FileMode.TREE);
  }
}
