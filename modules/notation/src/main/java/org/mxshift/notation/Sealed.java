package org.mxshift.notation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.model.Image;
import org.mxshift.model.SetKey;
import org.mxshift.program.Change;
import org.mxshift.program.Program;

/**
 * A plan sealed for review: the program it compiles to, and what the zone must show for it to
 * start.
 *
 * <p>Lies beside the plan as {@code X.sealed.json} and is merged with it; approving that merge is
 * approving {@link Program#fingerprint}.
 *
 * @param program what will be done
 * @param before what each record set that it writes shows at the time of sealing, in the order of
 *     first write
 * @param plan SHA-256 of the plan's text, in hexadecimal digits: tells whether the plan was edited
 *     after it was sealed
 */
public record Sealed(Program program, List<Image> before, String plan) {

  private static final String KIND = "sealed plan";

  /** Copies the list; refuses what is no digest. */
  public Sealed {
    before = List.copyOf(before);
    if (!plan.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a SHA-256 digest has 64 hexadecimal digits");
    }
  }

  /** Seals a program compiled from this text; the zone is as the program's first writes expect. */
  public static Sealed of(Program program, String planText) {
    Map<SetKey, Image> first = new LinkedHashMap<>();
    program.moves().stream()
        .flatMap(move -> move.change().stream())
        .map(Change::before)
        .forEach(image -> first.putIfAbsent(image.key(), image));
    return new Sealed(program, List.copyOf(first.values()), digest(planText));
  }

  /** Whether this is, to the letter, the text that was sealed. */
  public boolean sealed(String planText) {
    return digest(planText).equals(plan);
  }

  /**
   * The text of the sealed file.
   *
   * @param tool the tool and version that writes it
   */
  public String print(String tool) {
    ObjectNode node = Format.begin(KIND, tool);
    node.put("fingerprint", program.fingerprint());
    node.put("plan", plan);
    node.set("before", Records.images(before));
    node.set("program", Programs.write(program));
    return Json.print(node);
  }

  /**
   * Reads a sealed file.
   *
   * @throws NotationException when it is damaged, or the program is not the one whose fingerprint
   *     was approved
   * @throws UnknownEventException when a later version wrote something this one does not know
   */
  public static Sealed parse(String text) {
    return Format.read(KIND, text, Sealed::read);
  }

  private static Sealed read(Fields fields) {
    Program program = Programs.read(fields.object("program"));
    if (!program.fingerprint().equals(fields.text("fingerprint"))) {
      throw new NotationException(
          "the seal is for "
              + fields.text("fingerprint")
              + ", the program in it is "
              + program.fingerprint()
              + ": seal the plan again");
    }
    return fields.make(
        () -> new Sealed(program, Records.readImages(fields, "before"), fields.text("plan")));
  }

  private static String digest(String text) {
    try {
      byte[] octets = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
