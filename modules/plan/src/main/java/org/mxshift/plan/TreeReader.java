package org.mxshift.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML or JSON into nodes that know their place, and refuses everything that reads
 * differently from what it looks like: anchors, aliases, tags, a key given twice, a second
 * document, control characters, text that is not UTF-8. At most 1 MiB and {@value #DEEPEST} levels.
 */
public final class TreeReader {

  /** The most bytes of a file. */
  public static final int LARGEST = 1 << 20;

  static final int DEEPEST = 32;

  private final JsonParser parser;

  /** The text by characters, as the YAML parser counts them. */
  private final int[] yaml;

  private final Complaints complaints;

  private TreeReader(JsonParser parser, String text, Complaints complaints) {
    this.parser = parser;
    this.yaml = text.codePoints().toArray();
    this.complaints = complaints;
  }

  /**
   * Reads one file: JSON if its name ends so, otherwise YAML.
   *
   * @throws PlanException when the text is broken; smaller wrongs are added to the complaints
   */
  public static Node read(String file, byte[] bytes, Complaints complaints) throws PlanException {
    String text = Utf8.text(bytes, LARGEST, complaints);
    JsonFactory format = file.endsWith(".json") ? new JsonFactory() : new YAMLFactory();
    try (JsonParser parser = format.createParser(text)) {
      return new TreeReader(parser, text, complaints).document();
    } catch (JsonProcessingException e) {
      Broken broken = Broken.of(e, text);
      throw complaints.stop(broken.at(), broken.what(), "correct it");
    } catch (IOException | RuntimeException e) {
      // The parser's own faults, met with texts nobody would write.
      throw complaints.stop(Place.START, "this cannot be read", "write plain YAML or JSON");
    }
  }

  private Node document() throws IOException, PlanException {
    if (parser.nextToken() == null) {
      throw complaints.stop(Place.START, "the file is empty", "write into it, or name another");
    }
    Node root = node(1);
    if (parser.nextToken() != null) {
      complaints.add(here(), "a second document begins", "keep one document in a file");
    }
    return root;
  }

  private Node node(int depth) throws IOException, PlanException {
    refuseAnchorsAndTags();
    if (depth > DEEPEST) {
      String what = "this is nested more than " + DEEPEST + " deep";
      throw complaints.stop(here(), what, "no key needs that");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(depth);
      case START_ARRAY -> sequence(depth);
      default -> scalar();
    };
  }

  private Node mapping(int depth) throws IOException, PlanException {
    Place start = here();
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place at = here();
      String key = parser.currentName();
      refuseAnchorsAndTags();
      refuseControl(at, key);
      parser.nextToken();
      Node.Entry entry = new Node.Entry(at, node(depth + 1));
      Node.Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        complaints.add(
            at, "'" + Fields.shown(key) + "' is given twice, first at " + first.at(), "keep one");
      }
    }
    return new Node.Mapping(start, entries);
  }

  private Node sequence(int depth) throws IOException, PlanException {
    Place start = here();
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1));
    }
    return new Node.Sequence(start, items);
  }

  private Node scalar() throws IOException {
    JsonToken token = parser.currentToken();
    String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
    refuseControl(here(), text);
    return new Node.Scalar(
        here(), text, token == JsonToken.VALUE_STRING, token == JsonToken.VALUE_NULL);
  }

  private void refuseControl(Place at, String text) {
    if (!Scalars.printable(text)) {
      String remedy = "write it in one line of printable characters";
      complaints.add(at, "a line break or an invisible character stands in here", remedy);
    }
  }

  /** A node that has an anchor or a tag begins with its sign, which no plain text may do. */
  private void refuseAnchorsAndTags() {
    int offset = (int) parser.currentTokenLocation().getCharOffset();
    if (!(parser instanceof YAMLParser) || offset < 0 || offset >= yaml.length) {
      return;
    }
    switch (yaml[offset]) {
      case '&', '*' ->
          complaints.add(here(), "anchors and aliases are not read", "write the value out");
      case '!' ->
          complaints.add(here(), "tags are not read", "take it out; a text stands in quotes");
      default -> {}
    }
  }

  private Place here() {
    return Place.of(parser.currentTokenLocation());
  }
}
