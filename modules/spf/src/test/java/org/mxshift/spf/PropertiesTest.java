package org.mxshift.spf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.mxshift.claims.Claims.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever strangers publish: nothing throws, nothing runs on, nothing is changed unasked. */
class PropertiesTest {

  private static final String[] WORDS = {
    "a",
    "mx",
    "ptr",
    "all",
    "-all",
    "~all",
    "?a",
    "mx/24//64",
    "a:%{d}",
    "mx:%{o}",
    "ptr:%{p2}",
    "include:%{d}",
    "include:b.example",
    "include:%{i}.c.example",
    "exists:%{ir}.%{v}.b.example",
    "exists:%{l1r-}.%{h}",
    "redirect=b.example",
    "redirect=%{d}",
    "exp=%{p}.b.example",
    "x=%{s}",
    "ip4:192.0.2.0/24",
    "ip6:2001:db8::/32",
    "moo",
    "a:",
    "%",
    "exists:%{L}.x",
    "a:%{p}.c.example"
  };

  @Property
  void octetsAreARecordOrRefused(@ForAll byte[] octets) {
    parses("v=spf1 " + new String(octets, ISO_8859_1));
  }

  @Property
  void printingWhatWasReadGivesTheSameText(@ForAll("records") String text) {
    parses(text);
  }

  private static void parses(String text) {
    try {
      SpfRecord record = SpfRecord.parse(text);
      assertThat(record.text()).isEqualTo(text);
      assertThat(SpfRecord.parse(record.union(List.of()).text())).isEqualTo(record);
      for (SpfTerm term : record.terms()) {
        assertThat(new SpfTerm(term.canonical()).canonical()).isEqualTo(term.canonical());
      }
    } catch (SpfException e) {
      assertThat(e.getMessage()).isNotBlank().isPrintable().hasSizeLessThan(500);
    }
  }

  /** 10 terms with 10 hosts each, 10 names of the address, texts; see {@link SpfCheck}. */
  @Property
  void everyCheckEndsWithinItsLimits(
      @ForAll("records") String a,
      @ForAll("records") String b,
      @ForAll("answers") List<Answer> answers,
      @ForAll("sessions") Session session) {
    AtomicInteger questions = new AtomicInteger();
    LookUp dns =
        (name, kind) -> {
          assertThat(name).hasSizeLessThanOrEqualTo(253).doesNotEndWith(".");
          int number = questions.incrementAndGet();
          if (kind == RecordKind.TXT && name.endsWith(".example")) {
            return Answer.of(number % 2 == 0 ? a : b);
          }
          return answers.get(number % answers.size());
        };
    Verdict verdict = new SpfCheck(dns, () -> Instant.EPOCH).check(session);
    assertThat(questions).hasValueLessThanOrEqualTo(130);
    assertThat(verdict.lookUps()).isLessThanOrEqualTo(11);
    assertThat(verdict.voids()).isLessThanOrEqualTo(3);
    assertThat(verdict.why()).isNotBlank();
    if (verdict.result() != Result.PERMERROR) {
      assertThat(verdict.lookUps()).isLessThanOrEqualTo(10);
      assertThat(verdict.voids()).isLessThanOrEqualTo(2);
    }
  }

  @Property
  void addressesReadBackAsTheyWerePrinted(@ForAll long high, @ForAll long low)
      throws UnknownHostException {
    IpAddress six = new IpAddress(true, high, low);
    IpAddress sparse = new IpAddress(true, high & 0xffff00000000L, low & 0xffffL);
    IpAddress four = new IpAddress(false, 0, low >>> 32);
    for (IpAddress ip : List.of(six, sparse, four)) {
      assertThat(IpAddress.parse(ip.toString())).isEqualTo(ip);
      assertThat(IpAddress.parse(InetAddress.getByName(ip.toString()).getHostAddress()))
          .isEqualTo(ip.unmapped());
    }
  }

  @Provide
  Arbitrary<String> records() {
    return Arbitraries.of(WORDS)
        .list()
        .ofMaxSize(16)
        .map(words -> "v=spf1 " + String.join(" ", words));
  }

  @Provide
  Arbitrary<List<Answer>> answers() {
    return Arbitraries.<Answer>of(
            new Answer.Empty(),
            new Answer.NoSuchName(),
            new Answer.Failed("time-out"),
            Answer.of("192.0.2.7"),
            Answer.of("a.example", "b.example", "..", "", "not a name"),
            Answer.of(
                "h1.x", "h2.x", "h3.x", "h4.x", "h5.x", "h6.x", "h7.x", "h8.x", "h9.x", "h.x"),
            Answer.of("2001:db8::1", "192.0.2.1", "h10.x"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<Session> sessions() {
    Arbitrary<String> text = Arbitraries.strings().ascii().ofMaxLength(20);
    return Combinators.combine(
            Arbitraries.of("192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"),
            text,
            Arbitraries.of("", "a@a.example", "é@a.example", "a@", "@b.example", "a@ü.example"))
        .as((ip, helo, from) -> new Session(IpAddress.parse(ip), helo, from));
  }
}
