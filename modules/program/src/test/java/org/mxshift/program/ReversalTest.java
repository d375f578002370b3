package org.mxshift.program;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.program.Programs.mx;
import static org.mxshift.program.Programs.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.model.Name;
import org.mxshift.spi.Question;

/** The way back from each step, move by move. */
class ReversalTest {

  private static final List<String> TTLS =
      List.of(
          "back/prepare/mx example.com MX 86400: 10 o.",
          "back/prepare/spf example.com TXT 3600: \"v=spf1 a -all\"");
  private static final List<String> MOVE =
      List.of("back/mx example.com MX 300: 10 o.", "back/verify", "back/drain");
  private static final List<String> RETURN =
      List.of("back/return example.com MX 300: 10 o., 21 n.", "back/hold");
  private static final List<String> WIDEN =
      List.of("back/narrow/spf example.com TXT 300: \"v=spf1 a b -all\"", "back/await-ttl");
  private static final List<String> LOWER_MX = List.of("back/restore/mx example.com MX 300: 1 n.");
  private static final List<String> LOWER_SPF =
      List.of("back/restore/spf example.com TXT 300: \"v=spf1 b -all\"");

  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(0, List.of()),
        Arguments.of(1, List.of()),
        Arguments.of(2, List.of(TTLS.subList(1, 2))),
        Arguments.of(3, List.of(TTLS)),
        Arguments.of(4, List.of(TTLS)),
        Arguments.of(5, List.of(MOVE, TTLS)),
        Arguments.of(6, List.of(MOVE, TTLS)),
        Arguments.of(7, List.of(RETURN, MOVE, TTLS)),
        Arguments.of(8, List.of(RETURN, MOVE, TTLS)),
        Arguments.of(9, List.of(WIDEN, RETURN, MOVE, TTLS)),
        Arguments.of(10, List.of(LOWER_MX, WIDEN, RETURN, MOVE, TTLS)),
        Arguments.of(11, List.of(LOWER_SPF, LOWER_MX, WIDEN, RETURN, MOVE, TTLS)));
  }

  @ParameterizedTest(name = "after {0} moves")
  @MethodSource("table")
  void theWayBackIs(int applied, List<List<String>> expected) {
    Program back = Programs.usual().reversed(applied);
    assertThat(lines(back.moves()))
        .containsExactlyElementsOf(expected.stream().flatMap(List::stream).toList());
    assertThat(back.direction()).isEqualTo(Program.Direction.BACK);
  }

  private static List<String> lines(List<Move> moves) {
    return moves.stream()
        .map(m -> m.change().map(change -> m.id() + " " + change.after()).orElse(m.id()))
        .toList();
  }

  @Test
  void whatIsLeftOfTheWayForwardIsKeptAndRedoneFromTheLastWriteOn() {
    Program program = Programs.usual();
    assertThat(program.reversed(6).onward()).isEqualTo(program.moves().subList(5, 11));
    assertThat(program.reversed(11).onward()).isEmpty();
    Program again = program.reversed(6).reversed(0);
    assertThat(again.moves()).isEqualTo(program.moves().subList(5, 11));
    assertThat(again.direction()).isEqualTo(Program.Direction.FORWARD);
  }

  @Test
  void returningHostsAreProvenBeforeTheyAreBestAndLeavingOnesDrained() {
    Program back = Programs.usual().reversed(8);
    for (String id : List.of("back/return", "back/mx")) {
      assertThat(back.move(id).opens())
          .containsExactly(new Condition.Proven(Proofs.hosts(back.terms(), List.of(Name.of("o")))));
    }
    assertThat(observed(back, "back/hold").span()).isEqualTo(Programs.HOLD);
    assertThat(observed(back, "back/drain").span()).isEqualTo(Programs.HOLD);
    assertThat(observed(back, "back/drain").watch())
        .containsExactlyElementsOf(Proofs.through(back.terms(), List.of(Name.of("n"))));
    assertThat(observed(back, "back/verify").watch())
        .extracting(Question::sentence)
        .contains("a message to probe@example.com is taken along the MX records of example.com");
    assertThat(back.harbour()).contains("back/drain");
  }

  private static Condition.Observed observed(Program program, String id) {
    return (Condition.Observed) program.move(id).settles().get(0);
  }

  @Test
  void whatIsWidenedIsWaitedOutForTheLongestTtlThatWasPublished() {
    Program back = Programs.usual().reversed(11);
    Move wait = back.move("back/await-ttl");
    assertThat(wait.settles()).containsExactly(Programs.waited(Duration.ofMinutes(1584)));
    assertThat(wait.served())
        .as("one image for each set, the one that stands then")
        .containsExactly(Programs.spf(300, "a b -all"), mx("300: 1 n"));
  }

  @Test
  void turnedAgainTheIdsSayWhichWay() {
    Program back = Programs.usual().reversed(5);
    Program forth = back.reversed(back.moves().size());
    assertThat(lines(forth.moves()).subList(0, 5))
        .containsExactly(
            "forth/prepare/spf example.com TXT 300: \"v=spf1 a b -all\"",
            "forth/prepare/mx example.com MX 300: 10 o.",
            "forth/await-ttl",
            "forth/mx example.com MX 300: 1 n., 10 o.",
            "forth/verify");
    assertThat(forth.move("forth/mx").effect()).isEqualTo(Effect.MOVE);
    assertThat(forth.moves().subList(5, forth.moves().size()))
        .isEqualTo(Programs.usual().moves().subList(5, 11));
    assertThat(lines(forth.reversed(3).moves()))
        .as("nothing of the hosts was written yet")
        .containsExactlyElementsOf(TTLS);
  }

  @Test
  void anImplicitMxIsTakenBackLast() {
    Program program =
        Programs.of(
            List.of(
                write("prepare/mx", Effect.NONE, mx("0:"), mx("300: 10 example.com")),
                write(
                    "introduce/mx",
                    Effect.MOVE,
                    mx("300: 10 example.com"),
                    mx("300: 1 n, 10 example.com"))));
    Program back = program.reversed(2);
    assertThat(lines(back.moves()))
        .containsExactly(
            "back/mx example.com MX 300: 10 example.com.",
            "back/verify",
            "back/drain",
            "back/prepare/mx example.com MX: none");
    Move wait = back.reversed(4).move("forth/await-ttl");
    assertThat(wait.settles())
        .as("resolvers remember for three hours at most that there was none")
        .containsExactly(Programs.waited(Duration.ofMinutes(198)));
  }

  @Test
  void whereThereIsNoRoomBehindTheReturningHostsAreRenumberedForAsLong() {
    List<Move> moves = new ArrayList<>();
    moves.add(write("swap/mx", Effect.MOVE, mx("300: 65535 o"), mx("300: 1 n, 65535 o")));
    moves.add(write("retire/mx", Effect.RETIRE, mx("300: 1 n, 65535 o"), mx("300: 1 n")));
    assertThat(lines(Programs.of(moves).reversed(2).moves()).subList(0, 3))
        .containsExactly(
            "back/return example.com MX 300: 1 o., 11 n.",
            "back/hold",
            "back/mx example.com MX 300: 65535 o.");
  }

  @Test
  void aDomainThatTookNoMailIsGivenBackItsNullMxAtOnceAndDrained() {
    Program program =
        Programs.of(List.of(write("introduce/mx", Effect.MOVE, mx("300: 0 ."), mx("300: 1 n"))));
    assertThat(lines(program.reversed(1).moves()))
        .containsExactly("back/mx example.com MX 300: 0 .", "back/drain");
  }
}
