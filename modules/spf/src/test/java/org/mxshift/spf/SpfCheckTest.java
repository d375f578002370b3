package org.mxshift.spf;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a verdict says besides its result, and what the look-up port offers. */
class SpfCheckTest {

  private static final InstantSource NOON = () -> Instant.EPOCH;
  private static final LookUp NOTHING = (name, kind) -> new Answer.NoSuchName();
  private static final Session SENDER =
      new Session(IpAddress.parse("192.0.2.1"), "mail.example.com", "someone@example.com");

  private static LookUp texts(Map<String, String> texts) {
    return (name, kind) ->
        kind == RecordKind.TXT && texts.containsKey(name)
            ? Answer.of(texts.get(name))
            : new Answer.NoSuchName();
  }

  private static LookUp record(String text) {
    return texts(Map.of("example.com", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 ip4:192.0.2.0/24 -all         | pass: ip4:192.0.2.0/24 of example.com
          v=spf1 include:b.example -all        | pass: include:b.example of example.com, then ip4:192.0.2.1 of b.example
          v=spf1 redirect=b.example            | pass: redirect=b.example of example.com, then ip4:192.0.2.1 of b.example
          v=spf1 redirect=c.example            | neutral: redirect=c.example of example.com, where no term of c.example matches
          v=spf1                               | neutral: no term of example.com matches
          v=spf1 include:c.example -all        | fail: -all of example.com
          other                                | none: example.com has no SPF record
          v=spf1 include:d.example             | permerror: d.example has no SPF record, and the one of example.com names it
          v=spf1 moo                           | permerror: the SPF record of example.com: 'moo' is no SPF term: RFC 7208 section 12 knows none like this
          v=spf1 a a a                         | permerror: look-up 3 that finds nothing (example.com A), and 2 are allowed
          v=spf1 include:example.com           | permerror: 'include:example.com' of example.com would be look-up 11, and 10 are allowed
          """)
  void aVerdictSaysHowItCameToBe(String text, String sentence) {
    LookUp dns =
        texts(
            Map.of(
                "example.com", text,
                "b.example", "v=spf1 ip4:192.0.2.1 -all",
                "c.example", "v=spf1 ip4:192.0.2.9"));
    assertThat(new SpfCheck(dns, NOON).check(SENDER)).hasToString(sentence);
  }

  @Test
  void aFailureOfDnsIsToldAsItWas() {
    LookUp dns = (name, kind) -> new Answer.Failed("no answer from 2 servers in 5 s");
    assertThat(new SpfCheck(dns, NOON).check(SENDER))
        .hasToString("temperror: example.com TXT: no answer from 2 servers in 5 s");
  }

  @Test
  void whatIsNoDomainIsNotAskedFor() {
    LookUp never =
        (name, kind) -> {
          throw new AssertionError("asked for " + name);
        };
    for (String from : List.of("a@[192.0.2.1]", "a@localhost", "a@a..b", "a@", "a@\0.b\u00ff")) {
      assertThat(
              new SpfCheck(never, NOON)
                  .check(new Session(IpAddress.parse("::1"), "localhost", from))
                  .result())
          .isEqualTo(Result.NONE);
    }
  }

  @Test
  void hugeRecordsAreReadToTheirEnd() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      words.add("ip4:198.51." + i % 256 + ".0/24");
    }
    words.add("exists:" + "%{d}".repeat(20_000));
    words.add("ip4:192.0.2.1");
    words.add("x=" + "long".repeat(50_000));
    Verdict verdict = new SpfCheck(record("v=spf1 " + String.join(" ", words)), NOON).check(SENDER);
    assertThat(verdict.path())
        .extracting(Match::term)
        .containsExactly(new SpfTerm("ip4:192.0.2.1"));
  }

  @Test
  void whoAllowsManyLookUpsGetsThem() {
    Map<String, String> chain = new HashMap<>();
    for (int i = 0; i < 255; i++) {
      chain.put(
          (i == 0 ? "" : "n" + i + ".") + "example.com",
          "v=spf1 include:n" + (i + 1) + ".example.com");
    }
    chain.put("n255.example.com", "v=spf1 +all");
    Limits wide = new Limits(255, 0, 0, 0);
    assertThat(new SpfCheck(texts(chain), wide, "mx", NOON).check(SENDER).path()).hasSize(256);
    assertThatThrownBy(() -> new Limits(256, 2, 10, 10))
        .hasMessage("a limit is from 0 to 255, not 256");
  }

  @Test
  void oneAnswerCanBeAsItWillBe() {
    LookUp after =
        record("v=spf1 mx -all")
            .with("Example.COM.", RecordKind.MX, Answer.of("mx.new.example."))
            .with("mx.new.example", RecordKind.A, Answer.of("192.0.2.1"));
    assertThat(new SpfCheck(after, NOON).check(SENDER)).hasToString("pass: mx of example.com");
    assertThat(after.look("example.com", RecordKind.A)).isEqualTo(new Answer.NoSuchName());
  }

  @Test
  void aRememberingLookUpAsksOnce() {
    List<String> asked = new ArrayList<>();
    LookUp once =
        ((LookUp)
                (name, kind) -> {
                  asked.add(name);
                  return new Answer.Empty();
                })
            .remembering();
    once.look("a.example", RecordKind.A);
    once.look("A.example.", RecordKind.A);
    once.look("a.example", RecordKind.AAAA);
    assertThat(asked).containsExactly("a.example", "a.example");
  }

  @Test
  void heloIsJudgedByItself() {
    LookUp dns = record("v=spf1 ip4:192.0.2.1 -all exp=e.%{d}");
    Session helo = Session.helo(IpAddress.parse("192.0.2.1"), "example.com");
    assertThat(helo.sender()).isEqualTo("postmaster@example.com");
    assertThat(new SpfCheck(dns, NOON).check(helo).result()).isEqualTo(Result.PASS);
    assertThat(new SpfCheck(NOTHING, NOON).check(helo).result()).isEqualTo(Result.NONE);
  }
}
