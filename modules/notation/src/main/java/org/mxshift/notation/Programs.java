package org.mxshift.notation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.program.Change;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Step;

/** The JSON of programs, as {@code program.json} holds it. */
public final class Programs {

  private static final String KIND = "program";

  private Programs() {}

  /**
   * The text of a program file.
   *
   * @param tool the tool and version that writes it, such as {@code mxshift 0.1.0}
   */
  public static String print(Program program, String tool) {
    ObjectNode node = Format.begin(KIND, tool);
    node.setAll(write(program));
    return Json.print(node);
  }

  /**
   * Reads a program file.
   *
   * @throws NotationException when the text is damaged, or the program is not the one whose
   *     fingerprint it carries
   * @throws UnknownEventException when a later version wrote something this one does not know
   */
  public static Program parse(String text) {
    return Format.read(KIND, text, Programs::read);
  }

  /** The fingerprint that a program file carries, without reading the rest. */
  public static String fingerprintIn(String text) {
    return Fields.of(Json.parse(text)).text("fingerprint");
  }

  static ObjectNode write(Program program) {
    ObjectNode node = Json.object();
    node.put("fingerprint", program.fingerprint());
    node.put("domain", program.domain().absolute());
    node.put("zone", program.zone().absolute());
    node.put("direction", Words.of(program.direction()));
    node.set("terms", TermsNotation.write(program.terms()));
    node.set("moves", moves(program.moves()));
    node.set("onward", moves(program.onward()));
    if (!program.earlier().isEmpty()) {
      node.set("earlier", moves(program.earlier()));
    }
    return node;
  }

  static Program read(Fields fields) {
    Program program =
        fields.make(
            () ->
                new Program(
                    fields.as("domain", Name::of),
                    fields.as("zone", Name::of),
                    fields.word("direction", Program.Direction.values()),
                    TermsNotation.read(fields.object("terms")),
                    readMoves(fields, "moves"),
                    readMoves(fields, "onward"),
                    fields.maybeObjects("earlier").stream().map(Programs::readMove).toList()));
    String carried = fields.text("fingerprint");
    if (!program.fingerprint().equals(carried)) {
      throw new NotationException(
          fields.place("fingerprint")
              + " says "
              + carried
              + ", but the program is "
              + program.fingerprint()
              + ": the text was edited after it was written");
    }
    return program;
  }

  private static ArrayNode moves(List<Move> moves) {
    ArrayNode array = Json.array();
    moves.forEach(move -> array.add(write(move)));
    return array;
  }

  private static List<Move> readMoves(Fields fields, String name) {
    return fields.objects(name).stream().map(Programs::readMove).toList();
  }

  private static ObjectNode write(Move move) {
    ObjectNode node = Json.object();
    node.put("id", move.id());
    node.put("step", Words.of(move.step()));
    node.put("effect", Words.of(move.effect()));
    node.put("why", move.why());
    move.change()
        .ifPresent(
            change -> {
              ObjectNode images = node.putObject("change");
              images.set("before", Records.write(change.before()));
              images.set("after", Records.write(change.after()));
            });
    node.set("opens", Conditions.FAMILY.array(move.opens()));
    node.set("served", Records.images(move.served()));
    node.set("settles", Conditions.FAMILY.array(move.settles()));
    return node;
  }

  private static Move readMove(Fields fields) {
    return fields.make(
        () ->
            new Move(
                fields.text("id"),
                fields.word("step", Step.values()),
                fields.word("effect", Effect.values()),
                fields.maybeObject("change").map(Programs::readChange),
                Conditions.FAMILY.list(fields, "opens"),
                Records.readImages(fields, "served"),
                Conditions.FAMILY.list(fields, "settles"),
                fields.text("why")));
  }

  private static Change readChange(Fields fields) {
    return fields.make(
        () ->
            new Change(
                Records.readImage(fields.object("before")),
                Records.readImage(fields.object("after"))));
  }
}
