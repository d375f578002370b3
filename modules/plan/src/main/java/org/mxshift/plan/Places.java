package org.mxshift.plan;

import org.jspecify.annotations.Nullable;

/** Finds the place of a key such as {@code to.mx[1]} in a tree. */
final class Places {

  private Places() {}

  /** The value's place, or that of the nearest mapping above it that is there. */
  static Place of(Node root, String path) {
    Node node = root;
    String rest = path;
    while (!rest.isEmpty()) {
      String key = head(node, rest);
      Node next = child(node, key);
      if (next == null) {
        return node.at();
      }
      node = next;
      rest = rest.substring(key.length()).replaceFirst("^\\.", "");
    }
    return node.at();
  }

  /** A host name as a key has dots of its own. */
  private static String head(Node node, String rest) {
    if (child(node, rest) != null) {
      return rest;
    }
    return rest.startsWith("[")
        ? rest.substring(0, rest.indexOf(']') + 1)
        : rest.split("[.\\[]")[0];
  }

  private static @Nullable Node child(Node node, String key) {
    if (node instanceof Node.Mapping mapping) {
      Node.Entry entry = mapping.entries().get(key);
      return entry == null ? null : entry.value();
    }
    if (node instanceof Node.Sequence sequence && key.matches("\\[\\d{1,9}]")) {
      int index = Integer.parseInt(key.substring(1, key.length() - 1));
      return index < sequence.items().size() ? sequence.items().get(index) : null;
    }
    return null;
  }
}
