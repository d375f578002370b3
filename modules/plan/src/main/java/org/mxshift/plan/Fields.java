package org.mxshift.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mxshift.model.Nearest;

/**
 * The keys of one mapping: each question gives the value or complains about it in its place.
 *
 * <p>A value that is wrong or missing is complained about and comes back empty, so that reading
 * goes on and all complaints are told together.
 */
public final class Fields {

  private static final String KEYS = "keys and values";

  private final Node.Mapping mapping;
  private final String path;
  private final Complaints complaints;

  private Fields(Node.Mapping mapping, String path, Complaints complaints) {
    this.mapping = mapping;
    this.path = path;
    this.complaints = complaints;
  }

  /** The whole file; empty when it is no mapping. */
  public static Optional<Fields> of(Node root, Complaints complaints) {
    return of(root, "", complaints);
  }

  private static Optional<Fields> of(Node node, String path, Complaints complaints) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(new Fields(mapping, path, complaints));
    }
    String name = path.isEmpty() ? "the file" : path;
    complaints.add(
        node.at(), name + " takes " + KEYS + ", not " + node.kind(), "write 'key: value' lines");
    return Optional.empty();
  }

  /**
   * Complains about every key that is not known.
   *
   * @param later keys with their full path which are refused by name, with what to do instead
   */
  public Fields only(List<String> known, Map<String, String> later) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              String remedy = later.get(full(key));
              if (remedy != null) {
                complaints.add(entry.at(), full(key) + " is not in this version yet", remedy);
              } else if (!known.contains(key)) {
                complaints.add(
                    entry.at(), "unknown key '" + shown(key) + "'", Nearest.of(key, known));
              }
            });
    return this;
  }

  /** The keys, in the order of the text. */
  public List<String> keys() {
    return List.copyOf(mapping.entries().keySet());
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** Where the key's value stands, or the mapping where there is none. */
  public Place at(String key) {
    return node(key).map(Node::at).orElse(mapping.at());
  }

  /** The value, whatever it is. */
  public Optional<Node> node(String key) {
    return Optional.ofNullable(mapping.entries().get(key)).map(Node.Entry::value);
  }

  /** The key's mapping; empty where the key is missing or something else. */
  public Optional<Fields> object(String key) {
    return node(key).flatMap(node -> of(node, full(key), complaints));
  }

  /** A text; a number or a yes or no wants quotes. */
  public Optional<String> text(String key) {
    return text(key, Function.identity());
  }

  /** What a text says. */
  public <T> Optional<T> text(String key, Function<String, T> parse) {
    return node(key).flatMap(node -> read(node, full(key), true, parse));
  }

  /** What a value says that may be written without quotes though it looks like a number. */
  public <T> Optional<T> value(String key, Function<String, T> parse) {
    return node(key).flatMap(node -> read(node, full(key), false, parse));
  }

  /** Yes or no: {@code true} or {@code false}. */
  public Optional<Boolean> flag(String key) {
    return plain(key, "true or false", Scalars::flag);
  }

  /** A whole number of at most nine digits. */
  public Optional<Integer> number(String key) {
    return plain(key, "a number", Scalars::number);
  }

  private <T> Optional<T> plain(String key, String wanted, Function<String, T> parse) {
    if (node(key).orElse(null) instanceof Node.Scalar scalar && scalar.isText()) {
      wrong(scalar, full(key), wanted, "write it without quotes");
      return Optional.empty();
    }
    return value(key, parse);
  }

  /** What each text of a list says. */
  public <T> Optional<List<T>> list(String key, Function<String, T> parse) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof Node.Sequence sequence)) {
      wrong(node.get(), full(key), "a list", "write [one, two]");
      return Optional.empty();
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      read(sequence.items().get(i), full(key) + "[" + i + "]", true, parse).ifPresent(values::add);
    }
    return Optional.of(values);
  }

  /** Complains where the key is missing. */
  public Fields requires(String key, String example) {
    if (!has(key)) {
      complaints.add(mapping.at(), "'" + full(key) + "' is missing", "write " + example);
    }
    return this;
  }

  /** Complains about the key's value. */
  public void complain(String key, String what, String remedy) {
    complaints.add(at(key), what, remedy);
  }

  private <T> Optional<T> read(Node node, String name, boolean quoted, Function<String, T> parse) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNothing()) {
      wrong(node, name, "one value", "write it behind the colon, or take the key out");
      return Optional.empty();
    }
    if (quoted && !scalar.isText()) {
      wrong(node, name, "a text", "put it in quotes if it is one");
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(scalar.text()));
    } catch (IllegalArgumentException e) {
      String[] said = (e.getMessage() == null ? "wrong value" : e.getMessage()).split("; ", 2);
      complaints.add(
          node.at(), name + ": " + shown(said[0]), said.length > 1 ? said[1] : "correct it");
      return Optional.empty();
    }
  }

  private void wrong(Node node, String name, String wanted, String remedy) {
    complaints.add(node.at(), name + " takes " + wanted + ", not " + node.kind(), remedy);
  }

  private String full(String key) {
    return path.isEmpty() ? shown(key) : path + "." + shown(key);
  }

  /** A text from a file as messages may show it: printable, and not for pages. */
  static String shown(String text) {
    String printable =
        text.codePoints()
            .map(c -> Scalars.printable(Character.toString(c)) ? c : '?')
            .limit(120)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return printable.length() < text.length() ? printable + "..." : printable;
  }
}
