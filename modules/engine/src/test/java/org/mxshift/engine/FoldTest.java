package org.mxshift.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.model.Windows;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.program.Terms;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;

class FoldTest {

  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Name DOMAIN = Name.of("example.com");

  private final List<Entry> log = new ArrayList<>();

  private static Program program(String... ids) {
    MailAddress mailbox = MailAddress.of("probe@example.com");
    Terms terms =
        new Terms(
            List.of(mailbox),
            mailbox,
            Optional.empty(),
            false,
            new TreeMap<>(),
            new TreeSet<>(),
            Duration.ofMinutes(15),
            1,
            Duration.ZERO,
            Duration.ZERO,
            Optional.empty(),
            Duration.ofHours(1),
            Duration.ofHours(4),
            true,
            List.of(),
            false,
            List.of(),
            Windows.ALWAYS);
    List<Move> moves = new ArrayList<>();
    for (String id : ids) {
      moves.add(
          new Move(
              id,
              Step.VERIFY,
              Effect.NONE,
              Optional.empty(),
              List.of(),
              List.of(),
              List.of(),
              "Looks."));
    }
    return new Program(DOMAIN, DOMAIN, Program.Direction.FORWARD, terms, moves, List.of());
  }

  private Run after(Event... events) {
    for (Event event : events) {
      int number = log.size() + 1;
      log.add(new Entry(number, START.plusSeconds(number), "somebody", event));
    }
    return Run.of(log).orElseThrow();
  }

  private static Event lived(String move, Trigger trigger) {
    return new Event.Lived(move, trigger, trigger.name(), Optional.empty());
  }

  @Test
  void nothingIsNoRun() {
    assertThat(Run.of(List.of())).isEmpty();
  }

  @Test
  void entriesComeInOrderAndBeginWithTheStart() {
    after(new Event.Started(program("one"), "plan"));
    Entry gap = new Entry(3, START, "somebody", new Event.Resumed());
    assertThatThrownBy(() -> Run.of(List.of(log.get(0), gap)))
        .hasMessage("entry 3 follows entry 1");
    assertThatThrownBy(() -> Run.of(List.of(gap)))
        .hasMessage("a run begins with its start, not with entry 3");
  }

  @Test
  void oneByOneIsAsGoodAsAllAtOnce() {
    after(
        new Event.Started(program("one", "two"), "plan"),
        lived("one", Trigger.NOTHING_TO_WRITE),
        lived("one", Trigger.EVERYWHERE),
        new Event.Paused("lunch"),
        lived("one", Trigger.SETTLE),
        new Event.Resumed());
    Run run = Run.of(log.subList(0, 1)).orElseThrow();
    for (Entry entry : log.subList(1, log.size())) {
      run = run.with(entry);
    }
    assertThat(run).isEqualTo(Run.of(log).orElseThrow());
    assertThat(run.current().map(Move::id)).contains("two");
    assertThat(run.applied()).isEqualTo(1);
    assertThat(run.since()).isEqualTo(START.plusSeconds(6));
  }

  /** What is folded already goes on only in a log that begins with it. */
  @Test
  void aChronicleTellsTheLogThatIsThereByNow() {
    after(
        new Event.Started(program("one", "two"), "plan"),
        lived("one", Trigger.NOTHING_TO_WRITE),
        new Event.Paused("lunch"),
        new Event.Resumed());
    List<Entry> other = new ArrayList<>(log.subList(0, 2));
    other.add(new Entry(3, START.plusSeconds(3), "somebody", lived("one", Trigger.EVERYWHERE)));
    other.add(log.get(3));
    for (List<Entry> known : List.of(log.subList(0, 1), log.subList(0, 3), log, other)) {
      Chronicle chronicle = Chronicle.of(known).orElseThrow();
      for (List<Entry> latest : List.of(log.subList(0, 2), log.subList(0, 3), log, other)) {
        assertThat(chronicle.by(latest).map(Chronicle::run)).isEqualTo(Run.of(latest));
      }
      assertThat(chronicle.by(List.of())).isEmpty();
    }
  }

  private static Event probed(Round round, Verdict verdict) {
    return new Event.Probed(
        "one",
        round,
        verdict,
        round + " " + verdict,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({"PROOF, GUARD", "GUARD, PROOF"})
  void ofProofAndGuardNeitherClearsWhatTheOtherSaw(Round red, Round green) {
    after(new Event.Started(program("one"), "plan"), probed(red, Verdict.DEFERS));
    Run still = after(probed(green, Verdict.PASS));
    assertThat(still.standing()).isEqualTo(Standing.FROZEN);
    assertThat(still.life("one").worst().summary()).isEqualTo(red + " DEFERS");
    assertThat(still.life("one").troubled()).contains(START.plusSeconds(2));
    assertThat(after(probed(red, Verdict.PASS)).standing()).isEqualTo(Standing.RUNNING);
  }

  @Test
  void theWatchAfterAWriteGoesOnWithTheTroubleThatTheGuardSaw() {
    Question host = new Question.Accepts(Name.of("mx.new.example"), List.of(), Optional.empty());
    Condition watch =
        new Condition.Observed(Duration.ZERO, Duration.ofMinutes(15), 1, List.of(host));
    after(
        new Event.Started(settling(program("one"), watch), "plan"),
        lived("one", Trigger.NOTHING_TO_WRITE),
        probed(Round.GUARD, Verdict.DEFERS),
        lived("one", Trigger.EVERYWHERE));
    MoveLife life = after(probed(Round.WATCH, Verdict.DEFERS)).life("one");
    assertThat(life.watch().troubled()).contains(START.plusSeconds(3));
    assertThat(life.guard()).isEqualTo(Watch.NONE);
  }

  @Test
  void aWatchThatAsksNoHostClearsNothingThatTheGuardBesideItSaw() {
    Condition watch = new Condition.Observed(Duration.ZERO, Duration.ofMinutes(15), 1, List.of());
    after(
        new Event.Started(settling(program("one"), watch), "plan"),
        lived("one", Trigger.NOTHING_TO_WRITE),
        lived("one", Trigger.EVERYWHERE),
        probed(Round.GUARD, Verdict.REJECTS));
    MoveLife life = after(probed(Round.WATCH, Verdict.PASS)).life("one");
    assertThat(life.guard().reds()).isEqualTo(1);
    assertThat(life.watch().greens()).isEqualTo(1);
  }

  @Test
  void inALogFromBeforeTheGuardHadSightsOfItsOwnItsLooksAreTold() {
    after(new Event.Started(program("one"), "plan"));
    assertThat(after(probed(Round.WATCH, Verdict.DEFERS)).life("one").guard().red()).isTrue();
    after(lived("one", Trigger.NOTHING_TO_WRITE), lived("one", Trigger.EVERYWHERE));
    assertThat(after(probed(Round.WATCH, Verdict.PASS)).life("one").guard().greens()).isEqualTo(1);
  }

  @Test
  void whoIsToOpenTheGateOfTheMoveIsToldWhatIsRemarkedOn() {
    Event asked = remarking("mx refuses postmaster");
    after(new Event.Started(program("one"), "plan"), asked);
    Run run = after(probed(Round.GUARD, Verdict.PASS));
    assertThat(run.closed(Effect.MOVE))
        .isEqualTo(
            "gate 'move' is closed; of the new hosts, not as it should be: mx refuses postmaster");
    assertThat(run.closed(Effect.RETIRE)).isEqualTo("gate 'retire' is closed");
  }

  private static Event remarking(String... remarks) {
    return new Event.Probed(
        "one",
        Round.PROOF,
        Verdict.PASS,
        "3 looks",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(List.of(remarks)));
  }

  @Test
  void remarksAreKeptPerHostAndThoseOfHostsThatAnotherPlanLeavesOutAreForgotten() {
    after(new Event.Started(program("one"), "plan"), remarking("a refuses abuse", "b is a relay"));
    assertThat(after(remarking("b refuses abuse")).remarks())
        .containsExactly("a refuses abuse", "b refuses abuse");
    assertThat(after(new Event.Replanned(program("one"), "plan")).remarks()).isEmpty();
  }

  private static Program settling(Program program, Condition condition) {
    Move move = program.moves().get(0);
    Move settling =
        new Move(
            move.id(),
            move.step(),
            move.effect(),
            move.change(),
            move.opens(),
            move.served(),
            List.of(condition),
            move.why());
    return new Program(
        DOMAIN, DOMAIN, Program.Direction.FORWARD, program.terms(), List.of(settling), List.of());
  }

  @Test
  void anApprovalOfAnotherProgramIsNone() {
    Run run =
        after(
            new Event.Started(program("one"), "plan"),
            new Event.Approved(Effect.MOVE, program("two").fingerprint()));
    assertThat(run.approved(Effect.MOVE)).isFalse();
    Run approved = after(new Event.Approved(Effect.MOVE, program("one").fingerprint()));
    assertThat(approved.approved(Effect.MOVE)).isTrue();
    assertThat(approved.approved(Effect.NARROW)).isFalse();
    Run turned =
        after(new Event.Turned(program("back"), Cause.ROLLBACK, Optional.empty(), "a person"));
    assertThat(turned.approved(Effect.MOVE)).isFalse();
  }

  @Test
  void aPauseOutlivesARetreatButNotAPersonsWord() {
    after(new Event.Started(program("one"), "plan"), new Event.Paused("lunch"));
    Run retreat =
        after(new Event.Turned(program("back"), Cause.RETREAT, Optional.of("back"), "red"));
    assertThat(retreat.braked()).contains("lunch");
    assertThat(retreat.standing()).isEqualTo(Standing.STOPPED);
    Run released = after(new Event.Released());
    assertThat(released.braked()).isEmpty();
    assertThat(released.standing()).isEqualTo(Standing.RUNNING);
  }

  @Test
  void whatOthersDidWhileThisMachineSleptDoesNotBeginInTheFuture() {
    Run run =
        after(
            new Event.Started(program("one"), "plan"),
            lived("one", Trigger.NOTHING_TO_WRITE),
            new Event.Jumped(Duration.ofHours(9)));
    assertThat(run.life("one").since()).isEqualTo(run.since());
  }

  @Test
  void theEndIsToldByTheLastMoveAndTheDirection() {
    Run done =
        after(
            new Event.Started(program("one"), "plan"),
            lived("one", Trigger.NOTHING_TO_WRITE),
            lived("one", Trigger.EVERYWHERE),
            lived("one", Trigger.SETTLE));
    assertThat(done.standing()).isEqualTo(Standing.DONE);
    assertThat(done.applied()).isEqualTo(1);
  }
}
