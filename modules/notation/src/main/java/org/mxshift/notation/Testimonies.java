package org.mxshift.notation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.mxshift.engine.Testimony;
import org.mxshift.engine.Testimony.Statement;
import org.mxshift.engine.Wanted;
import org.mxshift.model.Name;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;

/**
 * The JSON of what a run wants looked at elsewhere, and of what was seen there.
 *
 * <p>What is signed is the object {@code look} in one line without blanks, as {@code jq -cj .look}
 * prints it; so laying the file out anew breaks nothing, and any other change does.
 */
public final class Testimonies {

  private static final String WANTED = "wanted look";
  private static final String SIGNED = "signed look";

  private Testimonies() {}

  /**
   * A look and its signature, as they were handed in.
   *
   * @param testimony what was seen
   * @param text the same as it was signed
   * @param signature armoured; empty where there is none
   */
  public record Signed(Testimony testimony, String text, String signature) {}

  /**
   * The text of the file that says what is wanted.
   *
   * @param tool the tool and version that writes it
   */
  public static String print(Wanted wanted, String tool) {
    ObjectNode node = Format.begin(WANTED, tool);
    put(wanted, node);
    node.set("questions", Questions.FAMILY.array(wanted.questions()));
    return Json.print(node);
  }

  /**
   * Reads it.
   *
   * @throws NotationException when it is damaged, or something else
   * @throws UnknownEventException when a later version asks what this one does not know
   */
  public static Wanted parseWanted(String text) {
    return Format.read(
        WANTED,
        text,
        fields -> fields.make(() -> wanted(fields, Questions.FAMILY.list(fields, "questions"))));
  }

  /** What is signed of a testimony. */
  public static String text(Testimony testimony) {
    ObjectNode node = Json.object();
    put(testimony.wanted(), node);
    node.put("at", testimony.at().toString());
    ArrayNode statements = node.putArray("statements");
    testimony.statements().forEach(one -> put(one, statements.addObject()));
    return Json.line(node);
  }

  /**
   * The text of the file that is handed in.
   *
   * @param text what was signed
   * @param tool the tool and version that writes it
   */
  public static String print(String text, String signature, String tool) {
    ObjectNode node = Format.begin(SIGNED, tool);
    put(text, signature, node);
    return Json.print(node);
  }

  /**
   * Reads it, and believes nothing of it yet.
   *
   * @throws NotationException when it is damaged, or something else
   * @throws UnknownEventException when a later version says what this one does not know
   */
  public static Signed parse(String text) {
    return Format.read(SIGNED, text, Testimonies::signed);
  }

  static void put(String text, String signature, ObjectNode node) {
    node.set("look", Json.parse(text));
    node.put("signature", signature);
  }

  static Signed signed(Fields fields) {
    Fields look = fields.object("look");
    return new Signed(
        testimony(look), Json.line(look.node()), fields.maybeText("signature").orElse(""));
  }

  private static Testimony testimony(Fields fields) {
    List<Statement> statements =
        fields.objects("statements").stream().map(one -> one.make(() -> statement(one))).toList();
    List<Question> questions = statements.stream().map(Statement::question).toList();
    return fields.make(
        () ->
            new Testimony(wanted(fields, questions), fields.as("at", Instant::parse), statements));
  }

  private static void put(Wanted wanted, ObjectNode node) {
    node.put("domain", wanted.domain().absolute());
    node.put("run", wanted.began().toString());
    node.put("fingerprint", wanted.fingerprint());
    node.put("move", wanted.move());
  }

  private static Wanted wanted(Fields fields, List<Question> questions) {
    return new Wanted(
        fields.as("domain", Name::of),
        fields.as("run", Instant::parse),
        fields.text("fingerprint"),
        fields.text("move"),
        questions);
  }

  private static void put(Statement statement, ObjectNode node) {
    Questions.FAMILY.put(statement.question(), node.putObject("question"));
    Observation seen = statement.seen();
    node.put("verdict", Words.of(seen.verdict()));
    node.put("summary", seen.summary());
    node.set("evidence", Records.texts(seen.evidence()));
    if (!seen.remarks().isEmpty()) {
      node.set("remarks", Records.texts(seen.remarks()));
    }
    node.put("at", seen.at().toString());
    statement.digest().ifPresent(digest -> node.put("digest", digest));
  }

  private static Statement statement(Fields fields) {
    Observation seen =
        Observation.of(
                fields.word("verdict", Verdict.values()),
                fields.text("summary"),
                fields.texts("evidence"),
                fields.as("at", Instant::parse))
            .remarking(fields.maybeTexts("remarks").orElse(List.of()));
    return new Statement(
        Questions.FAMILY.read(fields.object("question")), seen, fields.maybeText("digest"));
  }
}
