package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in, a plan or complaints come out. */
class AnyTextTest {

  private static final List<String> PIECES =
      List.of(
          "&a ",
          "*a",
          "!!str ",
          "!!javax.script.ScriptEngineManager [a]",
          "${jndi:ldap://a.example/b}",
          "\u0430",
          "\\nMx-Run: 7",
          "<<: *a",
          "---\n",
          "...\n",
          "? ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ":",
          ",",
          "'",
          "\"",
          "|",
          ">",
          "#",
          "%YAML 9.9\n",
          "\t",
          "\r",
          "\n",
          "\0",
          "\ufeff",
          "\u2028",
          "\ud800",
          "0x",
          "0o7",
          "1_0",
          "1e999",
          ".inf",
          "~",
          "null",
          "99999999999",
          "-",
          "@",
          "`",
          "\\u0000",
          "xn--",
          "\u00fc",
          "\u202e",
          "*.",
          "..",
          " ",
          "w",
          "%s",
          "[[[[[[[[[[[[");

  @Property
  void anyBytes(@ForAll byte[] bytes, @ForAll boolean json) {
    readOrComplain(json, bytes);
  }

  @Property
  void anyText(@ForAll String text, @ForAll boolean json) {
    readOrComplain(json, text.getBytes(UTF_8));
  }

  @Property
  void brokenPlans(@ForAll("broken") String text, @ForAll boolean json) {
    readOrComplain(json, text.getBytes(UTF_8));
  }

  @Provide
  Arbitrary<String> broken() {
    String whole = PlansTest.LONG;
    Arbitrary<Integer> place = Arbitraries.integers().between(0, whole.length());
    Arbitrary<String> piece =
        Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(3));
    return place.flatMap(
        at ->
            Arbitraries.integers()
                .between(0, 6)
                .flatMap(
                    cut ->
                        piece.map(
                            in ->
                                whole.substring(0, at)
                                    + in
                                    + whole.substring(Math.min(whole.length(), at + cut)))));
  }

  private static void readOrComplain(boolean json, byte[] bytes) {
    String name = json ? "p.json" : "p.yaml";
    try {
      assertThat(Plans.read(name, bytes, Documents::addresses)).isNotNull();
    } catch (PlanException e) {
      assertThat(e.complaints())
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(Complaints.MOST)
          .allSatisfy(c -> assertThat(c.toString()).matches("[^\n\r\0]+:\\d+:\\d+: .+; .+"));
    }
  }
}
