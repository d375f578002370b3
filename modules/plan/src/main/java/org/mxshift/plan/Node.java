package org.mxshift.plan;

import java.util.List;
import java.util.Map;

/** A piece of YAML or JSON that knows where it stands. */
public sealed interface Node {

  /** Where it begins. */
  Place at();

  /** What a complaint calls it; never the value, which may be a secret. */
  String kind();

  /**
   * One value.
   *
   * @param text as it was written, without quotes
   * @param isText whether it is a text, and not a number, a yes or no, or nothing
   * @param isNothing whether it is {@code null} or missing
   */
  record Scalar(Place at, String text, boolean isText, boolean isNothing) implements Node {
    @Override
    public String kind() {
      return isNothing ? "nothing" : isText ? "a text" : "a number or a yes or no";
    }
  }

  /** Values in order. */
  record Sequence(Place at, List<Node> items) implements Node {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Values by key, each key once, in the order of the text. */
  record Mapping(Place at, Map<String, Entry> entries) implements Node {
    @Override
    public String kind() {
      return "keys and values";
    }
  }

  /**
   * One key of a mapping.
   *
   * @param at where the key stands
   */
  record Entry(Place at, Node value) {}
}
