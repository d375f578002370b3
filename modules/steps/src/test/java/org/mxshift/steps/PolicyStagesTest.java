package org.mxshift.steps;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.policy.StsRecord;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.spi.Question;

/**
 * The id of the MTA-STS policy through a run: widened first, narrowed last, restored at the end.
 */
class PolicyStagesTest {

  private static final Name OWNER = Name.of("_mta-sts.example.com");
  private static final Name OLD = Name.of("mail.old.example");
  private static final Name NEW = Name.of("mx.new.example");
  private static final Question WIDE =
      new Question.Policy(Plans.DOMAIN, List.of(NEW, OLD), List.of());
  private static final Question NARROW =
      new Question.Policy(Plans.DOMAIN, List.of(NEW), List.of(OLD));

  private static Plans under(String... texts) {
    Plans plans = new Plans();
    plans.others.add(Plans.txt(OWNER, 7200, texts));
    return plans;
  }

  private static List<Move> ofPolicy(Program program) {
    return program.moves().stream()
        .filter(Move::writes)
        .filter(move -> move.change().orElseThrow().key().owner().equals(OWNER))
        .toList();
  }

  private static RecordSet after(Move move) {
    return move.change().orElseThrow().after().set();
  }

  @Test
  void itsIdChangesWithTheWidePolicyAndAgainWithTheNarrowOne() throws CompileException {
    Program program = under("v=STSv1; id=20260101; x=1", "other").program();
    List<Move> moves = ofPolicy(program);
    assertThat(moves)
        .extracting(Move::id)
        .containsExactly("prepare/mta-sts", "narrow/mta-sts", "restore/mta-sts");
    List<String> ids = moves.stream().map(move -> id(after(move))).toList();
    assertThat(ids).doesNotContain("20260101").doesNotHaveDuplicates().hasSize(3);
    assertThat(after(moves.get(0)).txt().get(0).joined()).endsWith("; x=1;");
    assertThat(moves)
        .extracting(move -> after(move).ttl().seconds())
        .containsExactly(300, 300, 7200);
  }

  private static String id(RecordSet set) {
    return StsRecord.parse(set.txt().get(0).joined()).id() + " " + set.ttl();
  }

  @Test
  void nothingIsPublishedThatTheServedPolicyDoesNotAllow() throws CompileException {
    Program program = under("v=STSv1; id=1;").program();
    assertThat(asked(program, "prepare/mta-sts")).containsExactly(WIDE);
    assertThat(asked(program, "introduce/mx")).contains(WIDE);
    Plans standby = under("v=STSv1; id=1;");
    standby.introduce = org.mxshift.plan.Introduce.STANDBY;
    assertThat(asked(standby.program(), "introduce/mx")).contains(WIDE);
    assertThat(asked(standby.program(), "swap/mx")).contains(WIDE);
    Plans alone = under("v=STSv1; id=1;");
    alone.exclusive = true;
    assertThat(asked(alone.program(), "swap/mx")).contains(WIDE);
    assertThat(watched(program, "hold/green")).contains(WIDE);
    assertThat(asked(program, "preflight/hosts")).doesNotContain(WIDE);
    Move narrow = program.move("narrow/mta-sts");
    assertThat(asked(program, narrow.id())).containsExactly(NARROW);
    assertThat(narrow.effect()).isEqualTo(Effect.NARROW);
    assertThat(program.indexOf(narrow.id())).isGreaterThan(program.indexOf("drain/caches"));
  }

  /**
   * RFC 7672 and RFC 8461 section 4.2: the key is right before the host is in DNS, and stays so.
   */
  @Test
  void everyNewHostShowsTheRightKeyBeforeItIsPublishedAndAfter() throws CompileException {
    Question dane = new Question.Secured(NEW, Optional.empty());
    Program plain = new Plans().program();
    Question both = new Question.Secured(NEW, Optional.of(Plans.DOMAIN));
    Program policy = under("v=STSv1; id=1;").program();
    for (String id : List.of("preflight/hosts", "introduce/mx", "retire/mx")) {
      assertThat(asked(plain, id)).as(id).contains(dane);
      assertThat(asked(policy, id)).as(id).contains(both);
    }
    assertThat(watched(plain, "hold/green")).contains(dane);
    assertThat(watched(policy, "hold/green")).contains(both);
  }

  private static List<Question> asked(Program program, String id) {
    return program.move(id).opens().stream()
        .filter(Condition.Proven.class::isInstance)
        .flatMap(condition -> ((Condition.Proven) condition).questions().stream())
        .toList();
  }

  @Test
  void whatWasNarrowedIsWatchedAtTheLowTtlBeforeItIsRestored() throws CompileException {
    Plans plans = under("v=STSv1; id=1;");
    Program program = plans.program();
    Move watch = program.move("narrow/watch");
    assertThat(program.indexOf(watch.id())).isEqualTo(program.indexOf("narrow/mta-sts") + 1);
    assertThat(program.indexOf(watch.id())).isLessThan(program.indexOf("restore/mta-sts"));
    assertThat(watch.served())
        .contains(program.move("narrow/mta-sts").change().orElseThrow().after())
        .hasSize(2);
    assertThat(watch.settles())
        .singleElement()
        .isInstanceOfSatisfying(
            Condition.Observed.class,
            observed -> assertThat(observed.span()).isEqualTo(Duration.ofDays(2)));
    assertThat(watched(program, watch.id()))
        .contains(NARROW, new Question.Secured(NEW, Optional.of(Plans.DOMAIN)))
        .noneMatch(question -> question.sentence().contains("old host"));
    plans.watch = Duration.ZERO;
    assertThat(plans.program().moves()).extracting(Move::id).doesNotContain("narrow/watch");
    assertThat(new Plans().program().moves())
        .as("nothing is narrowed")
        .extracting(Move::id)
        .doesNotContain("narrow/watch");
  }

  private static List<Question> watched(Program program, String id) {
    return program.move(id).settles().stream()
        .filter(Condition.Observed.class::isInstance)
        .flatMap(condition -> ((Condition.Observed) condition).watch().stream())
        .toList();
  }

  @Test
  void sendersGetTimeToNoticeBesideTheWaitForCaches() throws CompileException {
    Plans plans = under("v=STSv1; id=1;");
    assertThat(waits(plans, "await-ttl/caches"))
        .containsExactly(
            Duration.ofHours(24).plusMinutes(144), Duration.ofHours(24 + 2).plusMinutes(12));
    assertThat(waits(plans, "narrow/mta-sts"))
        .containsExactly(Duration.ofHours(24).plusMinutes(10));
    plans.policy = Duration.ofDays(28);
    assertThat(waits(plans, "await-ttl/caches")).contains(Duration.ofDays(28).plusMinutes(132));
  }

  private static List<Duration> waits(Plans plans, String id) throws CompileException {
    return plans.program().move(id).settles().stream()
        .filter(Condition.Waited.class::isInstance)
        .map(condition -> ((Condition.Waited) condition).length())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=STSv1; id=a-b;", "v=STSv1;", "v=STSv1"})
  void ofARecordThatSendersCannotReadOnlyTheTtlIsTouched(String text) throws CompileException {
    Program program = under(text).program();
    assertThat(ofPolicy(program))
        .extracting(move -> after(move).txt().get(0).joined())
        .containsOnly(text);
    assertThat(asked(program, "introduce/mx")).doesNotContain(WIDE);
  }

  @Test
  void whereNoHostComesOrGoesOnlyTheTtlIsTouched() throws CompileException {
    Plans plans = Plans.between(Plans.mx("10 a.example.net."), Plans.mx("20 a.example.net."));
    plans.others.add(Plans.txt(OWNER, 7200, "v=STSv1; id=1;"));
    assertThat(ofPolicy(plans.program()))
        .extracting(move -> after(move).txt().get(0).joined())
        .containsOnly("v=STSv1; id=1;");
  }

  @Test
  void aPolicyThatSomebodyElseHoldsIsRefusedByName() {
    Plans plans = new Plans();
    plans.others.add(Plans.set(OWNER.text(), RecordType.CNAME, 3600, "_mta-sts.provider.example."));
    assertThatThrownBy(plans::program)
        .isInstanceOf(CompileException.class)
        .hasMessageContaining("_mta-sts by CNAME")
        .hasMessageContaining("take the policy over first");
  }

  /** The narrow policy must be wide again, and noticed, before an old host returns. */
  @Test
  void theWayBackFromTheEndWidensFirst() throws CompileException {
    Program program = under("v=STSv1; id=1;").program();
    List<Move> back = new ArrayList<>(program.reversed(program.moves().size()).moves());
    Optional<Move> first = back.stream().filter(move -> !asked(move).isEmpty()).findFirst();
    assertThat(first.map(Move::id)).contains("back/narrow/mta-sts");
    assertThat(asked(first.orElseThrow())).containsExactly(WIDE);
    assertThat(first.orElseThrow().settles()).isEqualTo(program.move("narrow/mta-sts").settles());
    assertThat(back.indexOf(first.get())).isLessThan(hosts(back));
    List<Move> undone =
        back.stream().filter(move -> move.id().equals("back/prepare/mta-sts")).toList();
    assertThat(undone).hasSize(1);
    assertThat(after(undone.get(0)).txt().get(0).joined()).isEqualTo("v=STSv1; id=1;");
    assertThat(back.indexOf(undone.get(0))).isGreaterThan(hosts(back));
  }

  private static List<Question> asked(Move move) {
    return move.opens().stream()
        .filter(Condition.Proven.class::isInstance)
        .flatMap(condition -> ((Condition.Proven) condition).questions().stream())
        .filter(Question.Policy.class::isInstance)
        .toList();
  }

  private static int hosts(List<Move> moves) {
    return moves.indexOf(moves.stream().filter(Move::movesHosts).findFirst().orElseThrow());
  }
}
