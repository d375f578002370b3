package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What reads differently from what it looks like is refused, each in its place. */
class StrictTextTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            "a: &x 1\n", "t.yaml:1:4: anchors and aliases are not read; write the value out"),
        Arguments.of(
            "a: 1\nb: *a\n", "t.yaml:2:4: anchors and aliases are not read; write the value out"),
        Arguments.of(
            "\u00fc: \ud83d\ude00\r\n? &x b\r\n: 1\n",
            "t.yaml:2:3: anchors and aliases are not read; write the value out"),
        Arguments.of(
            "a: &x {b: 1}\n", "t.yaml:1:4: anchors and aliases are not read; write the value out"),
        Arguments.of(
            "a: !!int 1\n", "t.yaml:1:4: tags are not read; take it out; a text stands in quotes"),
        Arguments.of(
            "a: !!javax.script.ScriptEngineManager [!!java.net.URL [b]]\n",
            "t.yaml:1:4: tags are not read; take it out; a text stands in quotes\n"
                + "t.yaml:1:40: tags are not read; take it out; a text stands in quotes"),
        Arguments.of(
            "a: &a [b, b]\nb: &b [*a, *a]\nc: [*b, *b]\n",
            Stream.of("1:4", "2:4", "2:8", "2:12", "3:5", "3:9")
                .map(
                    at ->
                        "t.yaml:" + at + ": anchors and aliases are not read; write the value out")
                .collect(Collectors.joining("\n"))),
        Arguments.of(
            "a: ! [1]\n", "t.yaml:1:4: tags are not read; take it out; a text stands in quotes"),
        Arguments.of(
            "a: 1\nb: {c: 1, c: 2}\n", "t.yaml:2:11: 'c' is given twice, first at 2:5; keep one"),
        Arguments.of(
            "a: 1\n---\na: 2\n",
            "t.yaml:3:1: a second document begins; keep one document in a file"),
        Arguments.of("a: \"x\\ny\"\n", invisible(4)),
        Arguments.of("a: \"x\\0\"\n", invisible(4)),
        Arguments.of("a: |\n  x\n", invisible(4)),
        Arguments.of("a: x\u202ey\n", invisible(4)),
        Arguments.of("\"a\\r\": x\n", invisible(1)),
        Arguments.of(
            "a: [1\n",
            "t.yaml:2:1: this cannot be read (while parsing a flow sequence from 1:4: expected ',' or"
                + " ']', but got <stream end>); correct it"),
        Arguments.of(
            "a:\n  b: 1\n\tc: 2\n",
            "t.yaml:3:1: this cannot be read (while scanning for the next token: found character"
                + " '\\t(TAB)' that cannot start any token); correct it"),
        Arguments.of(
            "a: 1\nb\nc: 2\n",
            "t.yaml:3:1: this cannot be read (while scanning a simple key from 2:1: could not find"
                + " expected ':'); correct it"),
        Arguments.of(
            "a: 'x\nb: 2\n",
            "t.yaml:3:1: this cannot be read (while scanning a quoted scalar from 1:4: found"
                + " unexpected end of stream); correct it"),
        Arguments.of(
            "a: 1\nb: \u00fc\ud83d\ude00\u0007\n",
            "t.yaml:2:7: this cannot be read (a control character stands here); correct it"),
        Arguments.of(
            "a: 1\n b: 2\n",
            "t.yaml:2:3: this cannot be read (mapping values are not allowed here); correct it"),
        Arguments.of("", "t.yaml:1:1: the file is empty; write into it, or name another"),
        Arguments.of(
            "# only this\n", "t.yaml:1:1: the file is empty; write into it, or name another"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String text, String complaint) {
    assertThatThrownBy(() -> read("t.yaml", text.getBytes(UTF_8))).hasMessage(complaint);
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThatThrownBy(() -> read("t.yaml", "a: 1\nb: gr\u00fcn\n".getBytes(ISO_8859_1)))
        .hasMessage("t.yaml:2:6: this byte is not UTF-8; save the file as UTF-8");
  }

  @Test
  void refusesTheLargeAndTheDeep() throws PlanException {
    assertThatThrownBy(() -> read("t.yaml", new byte[TreeReader.LARGEST + 1]))
        .hasMessage("t.yaml:1:1: the file is larger than 1048576 bytes; make it smaller");
    int most = TreeReader.DEEPEST;
    assertThat(read("t.json", nested(most - 1))).isNotNull();
    for (String name : new String[] {"t.json", "t.yaml"}) {
      assertThatThrownBy(() -> read(name, nested(most)))
          .hasMessage(name + ":1:33: this is nested more than 32 deep; no key needs that");
      assertThatThrownBy(() -> read(name, nested(500_000)))
          .hasMessage(name + ":1:33: this is nested more than 32 deep; no key needs that");
    }
  }

  @Test
  void refusesDuplicatesAndLineBreaksInJsonToo() {
    assertThatThrownBy(() -> read("t.json", "{\"a\": 1,\n \"a\": \"x\\ny\"}".getBytes(UTF_8)))
        .hasMessage(
            "t.json:2:2: 'a' is given twice, first at 1:2; keep one\n"
                + "t.json:2:7: a line break or an invisible character stands in here; write it in one"
                + " line of printable characters");
  }

  @Test
  void readsAMarkAtTheStartOfTheFile() throws PlanException {
    assertThat(read("t.yaml", "\ufeffa: 1\n".getBytes(UTF_8))).isInstanceOf(Node.Mapping.class);
  }

  @Test
  void stopsAtTwentyComplaints() {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 30).forEach(i -> text.append("a: 1\n"));
    assertThatThrownBy(() -> read("t.yaml", text.toString().getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            PlanException.class, e -> assertThat(e.complaints()).hasSize(Complaints.MOST));
  }

  private static Node read(String name, byte[] text) throws PlanException {
    Complaints complaints = new Complaints(name);
    Node root = TreeReader.read(name, text, complaints);
    complaints.throwIfAny();
    return root;
  }

  private static byte[] nested(int depth) {
    return ("[".repeat(depth) + "1" + "]".repeat(depth)).getBytes(UTF_8);
  }

  private static String invisible(int column) {
    return "t.yaml:1:"
        + column
        + ": a line break or an invisible character stands in here; write it in one line of"
        + " printable characters";
  }
}
