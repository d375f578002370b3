package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit as Git stores it, taken apart without losing a byte.
 *
 * @param payload all of it but its signature: what a signature is made over
 * @param signature the armoured signature; empty for none
 */
record CommitText(String payload, Optional<String> signature) {

  private static final String SIGNATURE = "gpgsig ";

  /** Takes the bytes apart; characters stand for octets until they are shown to people. */
  static CommitText of(byte[] raw) {
    String text = new String(raw, ISO_8859_1);
    int end = text.indexOf("\n\n");
    int from = text.startsWith(SIGNATURE) ? 0 : text.indexOf("\n" + SIGNATURE) + 1;
    if (from == 0 || end < 0 || from > end) {
      return new CommitText(text, Optional.empty());
    }
    int to = from;
    do {
      to = text.indexOf('\n', to) + 1;
    } while (text.charAt(to) == ' ');
    String armoured = text.substring(from + SIGNATURE.length(), to).replace("\n ", "\n");
    return new CommitText(text.substring(0, from) + text.substring(to), Optional.of(armoured));
  }

  byte[] payloadBytes() {
    return payload.getBytes(ISO_8859_1);
  }

  ObjectId tree() throws IOException {
    List<String> trees = headers("tree").toList();
    if (trees.size() != 1 || !ObjectId.isId(trees.get(0))) {
      throw new IOException("it names no tree");
    }
    return ObjectId.fromString(trees.get(0));
  }

  List<ObjectId> parents() throws IOException {
    List<ObjectId> parents = new ArrayList<>();
    for (String parent : headers("parent").toList()) {
      if (!ObjectId.isId(parent)) {
        throw new IOException("it names no parent");
      }
      parents.add(ObjectId.fromString(parent));
    }
    return parents;
  }

  /** The values of this header, as people read them. */
  Stream<String> headers(String name) {
    return headerLines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> readable(line.substring(name.length() + 1)));
  }

  Stream<String> headerLines() {
    int end = payload.indexOf("\n\n");
    return (end < 0 ? payload : payload.substring(0, end)).lines();
  }

  String message() {
    int end = payload.indexOf("\n\n");
    return end < 0 ? "" : readable(payload.substring(end + 2));
  }

  String subject() {
    return message().lines().findFirst().orElse("");
  }

  /** The value of the last trailer of this name; empty text when there is none. */
  String trailer(String key) {
    return message()
        .lines()
        .filter(line -> line.startsWith(key + ": "))
        .reduce((one, two) -> two)
        .map(line -> line.substring(key.length() + 2))
        .orElse("");
  }

  static String readable(String octets) {
    return new String(octets.getBytes(ISO_8859_1), UTF_8);
  }
}
