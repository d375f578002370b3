package org.mxshift.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mxshift.plan.Complaints;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.TreeReader;

/** Whatever a file says, settings or complaints come out. */
class AnySettingsTest {

  private static final String WHOLE =
      """
      audit: {remote: "git@git.example.com:a", branch: mxshift/audit, directory: "a/b"}
      timezone: "Europe/Berlin"
      accounts:
        "office":
          provider: rfc2136
          "server": "192.0.2.53"
          secrets: {"k": {file: "/run/x"}, l: {env: "TSIG_KEY"}, m: {command: ["pass", "show"]}}
      resolvers: ["192.0.2.1", "[2001:db8::1]:53"]
      controls: ["mail.example.net"]
      network: {smtp_port: 2525, authoritative: {"example.com": ["127.0.0.1:5300"]}, private: true}
      actor: "alice@ops"
      """;

  @Property
  void readsOrComplains(@ForAll("broken") String text) {
    Complaints complaints = new Complaints("mxshift.yaml");
    try {
      new LayerReader(Path.of("/"), complaints, new Complaints("notes"))
          .read(TreeReader.read("mxshift.yaml", text.getBytes(UTF_8), complaints));
      complaints.throwIfAny();
    } catch (PlanException e) {
      assertThat(e.complaints())
          .isNotEmpty()
          .allSatisfy(c -> assertThat(c.toString()).matches("mxshift.yaml:\\d+:\\d+: .+; .+"));
    }
  }

  /** The whole file with a few characters of it taken out and others put in. */
  @Provide
  Arbitrary<String> broken() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\\0", "\\n", "\\u202e", "-", ":", "[", "{", "&a ", "!x ", ",", "\"", "..", "%",
                " "),
            Arbitraries.strings().ofMaxLength(3));
    return Combinators.combine(
            Arbitraries.integers().between(0, WHOLE.length() - 1),
            Arbitraries.integers().between(0, 9),
            piece)
        .as(
            (at, cut, in) ->
                WHOLE.substring(0, at) + in + WHOLE.substring(Math.min(WHOLE.length(), at + cut)));
  }
}
