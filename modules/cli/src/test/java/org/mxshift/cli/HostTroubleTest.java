package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.steps.CompileException;

/**
 * Bad days of a DNS host, in the middle of a migration: nothing is written twice, and the run goes
 * on by itself or stops, with the right exit code.
 */
class HostTroubleTest {

  /** As many as a run without trouble needs. */
  private static final int WRITES = 7;

  /** One migration of many bad days, each of which it survives by itself. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOGLEDNS_BY_KEY")
  void eachTroubleIsSatOutAndNothingIsWrittenTwice(Host host) throws Exception {
    try (HostedRun run = new HostedRun(host).started()) {
      aRightThatIsTakenAwayAndGivenBack(run);
      aWriteThatNobodyKnowsOf(run);
      aWriteWhoseAnswerIsLost(run);
      anOutage(run);
      tooManyCalls(run.before("narrow/spf"));
      aBatchThatMeetsItsOwnFirstCopy(run.before("restore/mx"));
      Tick end = run.until(Duration.ZERO, HostedRun.QUARTER, tick -> tick.run().standing().ended());
      assertThat(end.run().standing()).isEqualTo(Standing.DONE);
      assertThat(run.host.written()).isEqualTo(run.host.compares() ? WRITES - 1 : WRITES);
      assertThat(run.host.live(HostedRun.MX))
          .isEqualTo(
              HostedRun.set(HostedRun.MX, HostedRun.TTL, "10 mx1.new.test.", "20 mx2.new.test."));
    }
  }

  private static void aRightThatIsTakenAwayAndGivenBack(HostedRun run) throws Exception {
    run.host.admit(false);
    Tick tick = run.until(Duration.ZERO, HostedRun.QUARTER, rests(Rest.Kind.DENIED));
    assertThat(Ticked.of(tick).worked()).isEqualTo(ExitCode.CREDENTIALS);
    assertThat(tick.run().standing()).isEqualTo(Standing.RUNNING);
    run.tick();
    assertThat(run.host.written()).isZero();
    run.host.admit(true);
  }

  /** A fault of the host in answer to a write: looked for, not there, written again. */
  private static void aWriteThatNobodyKnowsOf(HostedRun run) throws Exception {
    int before = run.host.calls().getOrDefault(run.host.write(), 0);
    run.host.breakWrites(1);
    run.before("introduce/mx");
    assertThat(run.host.calls().get(run.host.write())).isEqualTo(before + 3);
    assertThat(run.host.written()).isEqualTo(2);
  }

  private static void aWriteWhoseAnswerIsLost(HostedRun run) throws Exception {
    int before = run.host.calls().get(run.host.write());
    run.host.loseAnswer();
    run.before("retire/mx");
    assertThat(run.host.calls().get(run.host.write())).as("sent once").isEqualTo(before + 1);
    assertThat(run.host.written()).isEqualTo(3);
  }

  private static void anOutage(HostedRun run) throws Exception {
    run.host.breakDown(8);
    Tick tick = run.until(Duration.ZERO, HostedRun.QUARTER, rests(Rest.Kind.BUSY));
    assertThat(Ticked.of(tick).worked()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(Ticked.of(tick).waits()).isTrue();
    assertThat(tick.rest().due()).isPresent();
    assertThat(tick.rest().why())
        .containsPattern("503|ServiceUnavailable")
        .contains("tried 5 times");
  }

  private static void tooManyCalls(HostedRun run) throws Exception {
    run.host.throttle(12);
    Tick tick = run.until(Duration.ZERO, HostedRun.QUARTER, rests(Rest.Kind.LIMITED));
    assertThat(Ticked.of(tick).worked()).isEqualTo(ExitCode.NOT_NOW);
    assertThat(Ticked.of(tick).waits()).isTrue();
    assertThat(Ticked.of(tick).due()).isEqualTo(tick.rest().due());
    assertThat(Duration.between(run.clock.instant(), tick.rest().due().orElseThrow()))
        .as("from the beginning of the tick")
        .isGreaterThan(Duration.ofSeconds(40));

    int calls = run.host.all();
    run.clock.advance(Duration.ofSeconds(30));
    Tick early = run.tick();
    assertThat(early.rest().kind()).isEqualTo(Rest.Kind.LIMITED);
    assertThat(early.rest().why()).contains("no calls left");
    assertThat(run.host.all()).as("nobody calls before that time").isEqualTo(calls);
  }

  /** As when somebody between us and the host sends a batch twice, and answers with the second. */
  private static void aBatchThatMeetsItsOwnFirstCopy(HostedRun run) {
    RecordSet after =
        HostedRun.set(HostedRun.MX, HostedRun.TTL, "10 mx1.new.test.", "20 mx2.new.test.");
    run.host.beforeWrite(() -> run.host.edit(after));
  }

  private static Predicate<Tick> rests(Rest.Kind kind) {
    return tick -> tick.rest().kind() == kind;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOGLEDNS_BY_KEY")
  void aStrangerWhoIsFasterStopsTheRunAndKeepsTheEdit(Host host) throws Exception {
    try (HostedRun run = new HostedRun(host).started().before("introduce/mx")) {
      RecordSet foreign = HostedRun.set(HostedRun.MX, run.host.low(), "5 mx.stranger.test.");
      int written = run.host.written();
      run.host.beforeItCounts(() -> run.host.edit(foreign));
      Tick tick = stops(run);
      assertThat(Ticked.of(tick).worked()).isEqualTo(ExitCode.STOPPED);
      assertThat(tick.rest().why()).contains("somebody else", "5 mx.stranger.test.");
      assertThat(run.host.live(HostedRun.MX)).isEqualTo(foreign);
      assertThat(run.host.written()).isEqualTo(written);
    }
  }

  /** Cloudflare compares nothing, and its answer shows our own records alone. */
  @Test
  void aRecordThatIsAddedInTheSameMomentIsSeenAtTheNameServers() throws Exception {
    try (HostedRun run = new HostedRun(Host.CLOUDFLARE).started().before("introduce/mx")) {
      CloudflareDouble host = (CloudflareDouble) run.host;
      host.beforeWrite(() -> host.add(5, "mx.stranger.test"));
      assertThat(stops(run).rest().why()).contains("somebody else changed", "5 mx.stranger.test.");
      assertThat(host.live(HostedRun.MX).values()).hasSize(4);
      assertThat(run.at()).as("it never counted as seen").isEqualTo("introduce/mx");
    }
  }

  private static Tick stops(HostedRun run) throws Exception {
    return run.until(
        Duration.ZERO, HostedRun.QUARTER, tick -> tick.run().standing() == Standing.STOPPED);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOGLEDNS_BY_KEY")
  void aDomainThatIsDelegatedElsewhereIsNotBegun(Host host) throws Exception {
    try (HostedRun run = new HostedRun(host)) {
      List<Name> others = List.of(Name.of("b.other.test"), Name.of("a.other.test"));
      assertThatThrownBy(() -> run.compiled(others))
          .asInstanceOf(type(FailedException.class))
          .returns(ExitCode.INVALID, FailedException::code)
          .extracting(FailedException::getMessage)
          .asString()
          .startsWith("example.test is delegated to a.other.test, b.other.test; the ")
          .contains(" zone ", " is served by " + String.join(", ", names(run.host.servers())));
      assertThat(run.host.written()).isZero();

      List<Name> oneInCommon = List.of(Name.of("a.other.test"), run.host.servers().get(0));
      assertThat(run.compiled(oneInCommon).moves()).isNotEmpty();
      assertThat(run.compiled(List.of()).moves()).as("the parent said nothing").isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOGLEDNS_BY_KEY")
  void aTtlBelowTheFloorIsRefusedBeforeAnythingIsDone(Host host) {
    try (HostedRun run = new HostedRun(host, "ttl: {during: 30s}")) {
      Throwable thrown = catchThrowable(run::compiled);
      switch (host) {
        case CLOUDFLARE -> refused(thrown, "1m");
        case DESEC -> refused(thrown, "1h");
        default -> assertThat(thrown).isNull();
      }
      assertThat(run.host.written()).isZero();
    }
  }

  private static void refused(Throwable thrown, String floor) {
    assertThat(thrown)
        .isInstanceOf(CompileException.class)
        .hasMessageContaining("smallest TTL that the DNS host takes; write " + floor + " or more");
  }

  private static List<String> names(List<Name> names) {
    return names.stream().map(Name::toString).sorted().toList();
  }
}
