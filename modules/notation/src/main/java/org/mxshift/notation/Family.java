package org.mxshift.notation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The JSON of a sealed family of records: one row per kind, told apart by the field {@code kind}.
 */
final class Family<T> {

  private final List<Kind<T, ?>> kinds;

  @SafeVarargs
  @SuppressWarnings("varargs")
  Family(Kind<T, ?>... kinds) {
    this.kinds = List.of(kinds);
  }

  /** One row: the word, the record, its fields written and read. */
  record Kind<T, E extends T>(
      String word, Class<E> type, BiConsumer<E, ObjectNode> write, Function<Fields, E> read) {

    void put(T value, ObjectNode node) {
      write.accept(type.cast(value), node);
    }
  }

  static <T, E extends T> Kind<T, E> kind(
      String word, Class<E> type, BiConsumer<E, ObjectNode> write, Function<Fields, E> read) {
    return new Kind<>(word, type, write, read);
  }

  String word(T value) {
    return kind(value).word();
  }

  void put(T value, ObjectNode node) {
    Kind<T, ?> kind = kind(value);
    node.put("kind", kind.word());
    kind.put(value, node);
  }

  ArrayNode array(List<? extends T> values) {
    ArrayNode array = Json.array();
    values.forEach(value -> put(value, array.addObject()));
    return array;
  }

  T read(Fields fields) {
    String word = fields.text("kind");
    for (Kind<T, ?> kind : kinds) {
      if (kind.word().equals(word)) {
        return fields.make(() -> kind.read().apply(fields));
      }
    }
    throw new UnknownWordException(fields.place("kind"), word);
  }

  List<T> list(Fields fields, String name) {
    return fields.objects(name).stream().map(this::read).toList();
  }

  List<String> words() {
    return kinds.stream().<String>map(Kind::word).toList();
  }

  List<Class<?>> types() {
    return kinds.stream().<Class<?>>map(Kind::type).toList();
  }

  private Kind<T, ?> kind(T value) {
    return kinds.stream()
        .filter(kind -> kind.type().isInstance(value))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no notation for " + value.getClass()));
  }
}
