package org.mxshift.notation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON object as it is read. Fields that nobody asks for are ignored; every complaint names the
 * place, such as {@code moves[3].change.before.ttl}.
 */
record Fields(ObjectNode node, String where) {

  static Fields of(ObjectNode node) {
    return new Fields(node, "");
  }

  String text(String name) {
    JsonNode value = need(name);
    if (!value.isTextual()) {
      throw wrong(name, "is not a text");
    }
    return value.textValue();
  }

  Optional<String> maybeText(String name) {
    return node.hasNonNull(name) ? Optional.of(text(name)) : Optional.empty();
  }

  int number(String name) {
    JsonNode value = need(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(name, "is not a whole number");
    }
    return value.intValue();
  }

  Optional<Integer> maybeNumber(String name) {
    return node.hasNonNull(name) ? Optional.of(number(name)) : Optional.empty();
  }

  boolean flag(String name) {
    JsonNode value = need(name);
    if (!value.isBoolean()) {
      throw wrong(name, "is neither true nor false");
    }
    return value.booleanValue();
  }

  /** False where the field is missing. */
  boolean maybeFlag(String name) {
    return node.hasNonNull(name) && flag(name);
  }

  /** A text that means something, such as a name or a length of time. */
  <T> T as(String name, Function<String, T> meaning) {
    String text = text(name);
    return checked(place(name), () -> meaning.apply(text));
  }

  <T> Optional<T> maybe(String name, Function<String, T> meaning) {
    return node.hasNonNull(name) ? Optional.of(as(name, meaning)) : Optional.empty();
  }

  /** One of these constants; another word comes from a later version. */
  <T extends Enum<T>> T word(String name, T[] constants) {
    return constant(place(name), text(name), constants);
  }

  static <T extends Enum<T>> T constant(String where, String word, T[] constants) {
    for (T constant : constants) {
      if (Words.of(constant).equals(word)) {
        return constant;
      }
    }
    throw new UnknownWordException(where, word);
  }

  Fields object(String name) {
    return inside(need(name), place(name));
  }

  Optional<Fields> maybeObject(String name) {
    return node.hasNonNull(name) ? Optional.of(object(name)) : Optional.empty();
  }

  List<Fields> objects(String name) {
    return elements(name, Fields::inside);
  }

  /** None where the field is missing. */
  List<Fields> maybeObjects(String name) {
    return node.hasNonNull(name) ? objects(name) : List.of();
  }

  List<String> texts(String name) {
    return elements(
        name,
        (value, place) -> {
          if (!value.isTextual()) {
            throw new NotationException(place + " is not a text");
          }
          return value.textValue();
        });
  }

  /** Empty where the field is missing. */
  Optional<List<String>> maybeTexts(String name) {
    return node.hasNonNull(name) ? Optional.of(texts(name)) : Optional.empty();
  }

  /** Texts that mean something. */
  <T> List<T> list(String name, Function<String, T> meaning) {
    return texts(name).stream()
        .map(text -> checked(place(name), () -> meaning.apply(text)))
        .toList();
  }

  /** None where the field is missing. */
  <T> List<T> maybeList(String name, Function<String, T> meaning) {
    return node.hasNonNull(name) ? list(name, meaning) : List.of();
  }

  /** Makes a value; what it refuses is a complaint about this place. */
  <T> T make(Making<T> making) {
    return checked(where.isEmpty() ? "the text" : where, making);
  }

  String place(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }

  private static Fields inside(JsonNode value, String place) {
    if (value instanceof ObjectNode object) {
      return new Fields(object, place);
    }
    throw new NotationException(place + " is not an object");
  }

  private <T> List<T> elements(String name, Element<T> element) {
    JsonNode value = need(name);
    if (!value.isArray()) {
      throw wrong(name, "is not a list");
    }
    List<T> found = new ArrayList<>();
    for (JsonNode one : value) {
      found.add(element.read(one, place(name) + "[" + found.size() + "]"));
    }
    return found;
  }

  private JsonNode need(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw wrong(name, "is missing");
    }
    return value;
  }

  private NotationException wrong(String name, String what) {
    return new NotationException(place(name) + " " + what);
  }

  private static <T> T checked(String place, Making<T> making) {
    try {
      return making.make();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new NotationException(place + ": " + e.getMessage(), e);
    }
  }

  /** Makes a value out of fields. */
  interface Making<T> {
    T make();
  }

  private interface Element<T> {
    T read(JsonNode value, String place);
  }
}
