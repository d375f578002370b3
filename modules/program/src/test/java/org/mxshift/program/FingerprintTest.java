package org.mxshift.program;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.program.Programs.mx;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.model.Image;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;

/** An approval binds to what matters to mail, and to nothing else. */
class FingerprintTest {

  private static final int INTRODUCE = 4;
  private static final int HOLD = 5;

  private static Program with(int at, UnaryOperator<Move> change) {
    List<Move> moves = new ArrayList<>(Programs.usual().moves());
    moves.set(at, change.apply(moves.get(at)));
    return Programs.of(moves);
  }

  private static Move after(Move move, Image after) {
    Change change = new Change(move.change().orElseThrow().before(), after);
    return new Move(
        move.id(),
        move.step(),
        move.effect(),
        Optional.of(change),
        move.opens(),
        move.served(),
        move.settles(),
        move.why());
  }

  private static Program after(List<Move> earlier) {
    Program p = Programs.usual();
    return new Program(
        p.domain(), p.zone(), p.direction(), p.terms(), p.moves(), p.onward(), earlier);
  }

  private static Move gates(Move move, Effect effect, List<Condition> opens, String why) {
    return new Move(
        move.id(), move.step(), effect, move.change(), opens, move.served(), move.settles(), why);
  }

  private static Move watched(Duration span, Duration every, int greens, Image of) {
    Condition.Observed like = (Condition.Observed) Programs.observed(span, of);
    return Programs.look(
        "hold/green",
        mx("300: 1 n, 10 o"),
        new Condition.Observed(span, every, greens, like.watch()));
  }

  private static Program terms(UnaryOperator<Terms> change) {
    Program usual = Programs.usual();
    return new Program(
        usual.domain(),
        usual.zone(),
        usual.direction(),
        change.apply(usual.terms()),
        usual.moves(),
        usual.onward());
  }

  private static Terms terms(
      List<MailAddress> to, Map<Name, String> vouched, Effect gate, Duration lag) {
    Terms t = Programs.terms();
    return new Terms(
        to,
        t.mailbox(),
        t.sender(),
        t.confirm(),
        new TreeMap<>(vouched),
        new TreeSet<>(List.of(gate)),
        t.every(),
        t.greens(),
        t.hold(),
        t.drain(),
        t.margin(),
        lag,
        t.deferred(),
        t.retreats(),
        t.lame(),
        t.arrives(),
        t.probers(),
        t.windows());
  }

  private static Windows windows(String zone, String allow) {
    return new Windows(ZoneId.of(zone), List.of(Window.parse(allow)), List.of());
  }

  static Stream<Arguments> differences() {
    Terms t = Programs.terms();
    Duration every = Duration.ofMinutes(15);
    Image both = mx("300: 1 n, 10 o");
    List<Move> swapped = new ArrayList<>(Programs.usual().moves());
    Collections.swap(swapped, 1, 2);
    Condition proven = new Condition.Proven(Proofs.hosts(t, List.of(Name.of("n"))));
    return Stream.of(
        Arguments.of("a value", with(INTRODUCE, m -> after(m, mx("300: 2 n, 10 o")))),
        Arguments.of("a host", with(INTRODUCE, m -> after(m, mx("300: 1 x, 10 o")))),
        Arguments.of("a TTL", with(INTRODUCE, m -> after(m, mx("301: 1 n, 10 o")))),
        Arguments.of("the order", Programs.of(swapped)),
        Arguments.of("what was done before", after(Programs.usual().moves().subList(1, 2))),
        Arguments.of("a move less", Programs.of(swapped.subList(0, 10))),
        Arguments.of("windows", terms(x -> Programs.terms(windows("UTC", "0 22 * * * for 4h")))),
        Arguments.of("their zone", terms(x -> Programs.terms(windows("GMT", "0 22 * * * for 4h")))),
        Arguments.of(
            "their length", terms(x -> Programs.terms(windows("UTC", "0 22 * * * for 5h")))),
        Arguments.of("a hold", with(HOLD, m -> watched(Duration.ofHours(71), every, 3, both))),
        Arguments.of(
            "a pace", with(HOLD, m -> watched(Programs.HOLD, every.plusSeconds(1), 3, both))),
        Arguments.of("greens", with(HOLD, m -> watched(Programs.HOLD, every, 2, both))),
        Arguments.of("a question", with(HOLD, m -> watched(Programs.HOLD, every, 3, mx("9: 1 n")))),
        Arguments.of(
            "a wait", with(3, m -> Programs.look(m.id(), mx("300: 10 o"), Programs.waited(every)))),
        Arguments.of("a gate", with(INTRODUCE, m -> gates(m, m.effect(), List.of(), m.why()))),
        Arguments.of("a proof", with(INTRODUCE, m -> gates(m, m.effect(), List.of(proven), ""))),
        Arguments.of("an effect", with(INTRODUCE, m -> gates(m, Effect.NONE, m.opens(), m.why()))),
        Arguments.of("a served image", with(0, m -> Programs.look(m.id(), mx("1: 10 o")))),
        Arguments.of(
            "recipients", terms(x -> terms(List.of(t.mailbox()), Map.of(), Effect.MOVE, t.lag()))),
        Arguments.of(
            "a voucher",
            terms(x -> terms(t.recipients(), Map.of(Name.of("n"), "x"), Effect.MOVE, t.lag()))),
        Arguments.of(
            "the gates", terms(x -> terms(t.recipients(), Map.of(), Effect.NARROW, t.lag()))),
        Arguments.of(
            "a limit", terms(x -> terms(t.recipients(), Map.of(), Effect.MOVE, Duration.ZERO))),
        Arguments.of("the direction", Programs.usual().reversed(0)));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void differsBy(String what, Program other) {
    assertThat(other.fingerprint())
        .as(what)
        .matches("[0-9a-f]{16}")
        .isNotEqualTo(Programs.usual().fingerprint());
  }

  @Test
  void wordsForPeopleAndStringCutsDoNotMatter() {
    String print = Programs.usual().fingerprint();
    assertThat(Programs.usual().fingerprint()).isEqualTo(print);
    assertThat(with(INTRODUCE, m -> gates(m, m.effect(), m.opens(), "other words")).fingerprint())
        .isEqualTo(print);
    RecordSet cut =
        new RecordSet(
            Programs.DOMAIN,
            RecordType.TXT,
            new Ttl(300),
            List.of(new Txt(List.of("v=spf1 a", " b -all"))));
    assertThat(with(1, m -> after(m, Image.sharing(cut, "v=spf1"))).fingerprint()).isEqualTo(print);
  }

  @Test
  void strangersValuesAreNotPartOfAnImage() {
    RecordSet live =
        new RecordSet(
            Programs.DOMAIN,
            RecordType.TXT,
            new Ttl(300),
            List.of(Txt.of("v=spf1 a b -all"), Txt.of("token=" + System.identityHashCode(this))));
    Image owned = Image.sharing(Programs.spf(300, "a b -all").owned(live), "v=spf1");
    assertThat(with(1, m -> after(m, owned)).fingerprint())
        .isEqualTo(Programs.usual().fingerprint());
  }
}
