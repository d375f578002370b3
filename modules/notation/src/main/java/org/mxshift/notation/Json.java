package org.mxshift.notation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Trees to text and back. An {@code ObjectMapper} would do the same, and cost a tenth of a second
 * of start-up for the binding of classes, which nothing here uses.
 */
final class Json {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The same tree gives the same text: fields as they were put, two blanks, line feeds. */
  static String print(ObjectNode tree) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      print(tree, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  /** The same in one line without blanks between. */
  static String line(ObjectNode tree) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      print(tree, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  static ObjectNode parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        ObjectNode tree = object(parser);
        if (parser.nextToken() == null) {
          return tree;
        }
      }
      throw new NotationException("the text is not one JSON object");
    } catch (IOException | NumberFormatException e) { // an exponent may be too long for any number
      throw new NotationException("the text is not JSON: " + e.getMessage(), e);
    }
  }

  private static void print(JsonNode node, JsonGenerator out) throws IOException {
    if (node.isObject()) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        out.writeFieldName(field.getKey());
        print(field.getValue(), out);
      }
      out.writeEndObject();
    } else if (node.isArray()) {
      out.writeStartArray();
      for (JsonNode element : node) {
        print(element, out);
      }
      out.writeEndArray();
    } else if (node.isTextual()) {
      out.writeString(node.textValue());
    } else if (node.isBoolean()) {
      out.writeBoolean(node.booleanValue());
    } else {
      out.writeNumber(node.longValue());
    }
  }

  private static ObjectNode object(JsonParser parser) throws IOException {
    ObjectNode node = object();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      node.set(name, value(parser));
    }
    return node;
  }

  private static ArrayNode array(JsonParser parser) throws IOException {
    ArrayNode node = array();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      node.add(value(parser));
    }
    return node;
  }

  private static JsonNode value(JsonParser parser) throws IOException {
    JsonNodeFactory make = JsonNodeFactory.instance;
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> make.textNode(parser.getText());
      case VALUE_NUMBER_INT -> make.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> make.numberNode(parser.getDecimalValue());
      case VALUE_TRUE, VALUE_FALSE -> make.booleanNode(parser.getBooleanValue());
      default -> make.nullNode();
    };
  }
}
