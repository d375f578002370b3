package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.simulate.VirtualClock;

/**
 * Bad days of a DNS host, in the middle of a migration: nothing is written twice, and the run goes
 * on by itself or stops, with the right exit code.
 */
class HostTroubleTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** As many as a run without trouble needs. */
  private static final int WRITES = 7;

  static Stream<Arguments> hosts() {
    BiFunction<VirtualClock, String, HostDouble> route53 = Route53Double::new;
    BiFunction<VirtualClock, String, HostDouble> cloudflare = CloudflareDouble::new;
    return Stream.of(Arguments.of("route53", route53), Arguments.of("cloudflare", cloudflare));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void anOutageIsSatOut(String name, BiFunction<VirtualClock, String, HostDouble> host)
      throws Exception {
    try (HostedRun run = before("retire/mx", host)) {
      run.host.breakDown(8);
      Tick tick = run.until(Duration.ZERO, QUARTER, t -> t.rest().kind() == Rest.Kind.BUSY);
      assertThat(Ticked.of(tick).worked()).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(Ticked.of(tick).waits()).isTrue();
      assertThat(tick.rest().due()).isPresent();
      assertThat(tick.rest().why())
          .containsPattern("503|ServiceUnavailable")
          .contains("tried 5 times");
      ends(run);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void aWriteThatNobodyKnowsOfIsLookedFor(
      String name, BiFunction<VirtualClock, String, HostDouble> host) throws Exception {
    try (HostedRun run = before("retire/mx", host)) {
      run.host.breakWrites(1);
      ends(run);
      assertThat(run.host.calls()).containsEntry(run.host.write(), WRITES + 1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void aWriteWhoseAnswerWasLostIsNotSentAgain(
      String name, BiFunction<VirtualClock, String, HostDouble> host) throws Exception {
    try (HostedRun run = before("introduce/mx", host)) {
      run.host.loseAnswer();
      ends(run);
      assertThat(run.host.calls()).containsEntry(run.host.write(), WRITES);
    }
  }

  /** As when somebody between us and the host sends a batch twice, and answers with the second. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void aBatchThatMeetsItsOwnFirstCopyIsDone(
      String name, BiFunction<VirtualClock, String, HostDouble> host) throws Exception {
    try (HostedRun run = before("retire/mx", host)) {
      RecordSet after = HostedRun.set(HostedRun.MX, 300, "10 mx1.new.test.", "20 mx2.new.test.");
      run.host.beforeWrite(() -> run.host.edit(after));
      Tick end = run.until(Duration.ZERO, QUARTER, tick -> tick.run().standing().ended());
      assertThat(end.run().standing()).isEqualTo(Standing.DONE);
      assertThat(run.host.written()).as("all but that one").isEqualTo(WRITES - 1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void aHostThatSaysTooManyIsLeftAloneAndThenServed(
      String name, BiFunction<VirtualClock, String, HostDouble> host) throws Exception {
    try (HostedRun run = before("retire/mx", host)) {
      run.host.throttle(12);
      Tick tick = run.until(Duration.ZERO, QUARTER, t -> t.rest().kind() == Rest.Kind.LIMITED);
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
      ends(run);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void aRightThatIsTakenAwayAndGivenBackStopsNothing(
      String name, BiFunction<VirtualClock, String, HostDouble> host) throws Exception {
    try (HostedRun run = before("retire/mx", host)) {
      run.host.admit(false);
      Tick tick = run.until(Duration.ZERO, QUARTER, t -> t.rest().kind() == Rest.Kind.DENIED);
      assertThat(Ticked.of(tick).worked()).isEqualTo(ExitCode.CREDENTIALS);
      assertThat(tick.run().standing()).isEqualTo(Standing.RUNNING);
      int written = run.host.written();
      run.tick();
      assertThat(run.host.written()).isEqualTo(written);
      run.host.admit(true);
      ends(run);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void aStrangerWhoIsFasterStopsTheRunAndKeepsTheEdit(
      String name, BiFunction<VirtualClock, String, HostDouble> host) throws Exception {
    try (HostedRun run = before("retire/mx", host)) {
      RecordSet foreign = HostedRun.set(HostedRun.MX, 300, "5 mx.stranger.test.");
      run.host.beforeWrite(() -> run.host.edit(foreign));
      Tick tick = run.until(Duration.ZERO, QUARTER, t -> t.run().standing() == Standing.STOPPED);
      assertThat(Ticked.of(tick).worked()).isEqualTo(ExitCode.STOPPED);
      assertThat(tick.rest().why()).contains("somebody else changed", "5 mx.stranger.test.");
      assertThat(run.host.live(HostedRun.MX)).isEqualTo(foreign);
    }
  }

  /** Cloudflare compares nothing, and its answer shows our own records alone. */
  @Test
  void aRecordThatIsAddedInTheSameMomentIsSeenAtTheNameServers() throws Exception {
    try (HostedRun run = before("retire/mx", CloudflareDouble::new)) {
      CloudflareDouble host = (CloudflareDouble) run.host;
      host.beforeWrite(() -> host.add(5, "mx.stranger.test"));
      Tick tick = run.until(Duration.ZERO, QUARTER, t -> t.run().standing() == Standing.STOPPED);
      assertThat(tick.rest().why()).contains("somebody else changed", "5 mx.stranger.test.");
      assertThat(host.live(HostedRun.MX).values()).hasSize(3);
      assertThat(run.at()).as("it never counted as seen").isEqualTo("retire/mx");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void aDomainThatIsDelegatedElsewhereIsNotBegun(
      String name, BiFunction<VirtualClock, String, HostDouble> host) {
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
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void oneServerInCommonIsEnoughToBegin(
      String name, BiFunction<VirtualClock, String, HostDouble> host) throws Exception {
    try (HostedRun run = new HostedRun(host)) {
      Name own = run.host.servers().get(0);
      assertThat(run.compiled(List.of(Name.of("a.other.test"), own)).moves()).isNotEmpty();
      assertThat(run.compiled(List.of()).moves()).as("the parent said nothing").isNotEmpty();
    }
  }

  /** Only Cloudflare has a floor. */
  @Test
  void aTtlBelowTheFloorIsRefusedBeforeAnythingIsDone() {
    try (HostedRun run = new HostedRun(CloudflareDouble::new, "ttl: {during: 30s}")) {
      assertThatThrownBy(run::compiled)
          .isInstanceOf(org.mxshift.steps.CompileException.class)
          .hasMessageContaining("smallest TTL that the DNS host takes; write 1m or more");
      assertThat(run.host.written()).isZero();
    }
    try (HostedRun run = new HostedRun(Route53Double::new, "ttl: {during: 30s}")) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(run::compiled)).isNull();
    }
  }

  private static List<String> names(List<Name> names) {
    return names.stream().map(Name::toString).sorted().toList();
  }

  private static HostedRun before(String move, BiFunction<VirtualClock, String, HostDouble> host)
      throws Exception {
    HostedRun run = new HostedRun(host).started();
    List<String> ids = run.run().program().moves().stream().map(m -> m.id()).toList();
    String last = ids.get(ids.indexOf(move) - 1);
    run.until(
        Duration.ZERO, QUARTER, tick -> run.at().equals(last) && tick.rest().due().isPresent());
    return run;
  }

  private static void ends(HostedRun run) throws Exception {
    Tick end = run.until(Duration.ZERO, QUARTER, tick -> tick.run().standing().ended());
    assertThat(end.run().standing()).isEqualTo(Standing.DONE);
    assertThat(run.host.written()).isEqualTo(WRITES);
    assertThat(run.host.live(HostedRun.MX))
        .isEqualTo(HostedRun.set(HostedRun.MX, 86_400, "10 mx1.new.test.", "20 mx2.new.test."));
  }
}
