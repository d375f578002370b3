package org.mxshift.steps;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.steps.Plans.mx;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Introduce;
import org.mxshift.plan.OldSide;
import org.mxshift.plan.Verify.Arrival;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.spi.Question;

/** What each shape becomes, move by move. */
class CompilerTest {

  private static List<String> written(Program program) {
    return program.moves().stream()
        .filter(Move::writes)
        .map(
            move ->
                move.id()
                    + (move.effect() == Effect.NONE ? "" : " " + move.effect())
                    + " "
                    + move.change().orElseThrow().after())
        .toList();
  }

  private static <T extends Condition> T settling(Program program, String id, Class<T> type) {
    return program.move(id).settles().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> questions(Program program, String id) {
    return settling(program, id, Condition.Observed.class).watch().stream()
        .map(Question::sentence)
        .toList();
  }

  @Test
  void theUsualShapeWritesEachImageOnce() throws CompileException {
    Plans plans = new Plans();
    plans.others.add(
        Plans.txt(Plans.DOMAIN, 3600, "v=spf1 ip4:192.0.2.10 -all", "google-site-verification=x"));
    plans.spfAdd = List.of("include:_spf.new.example");
    plans.spfRemove = List.of("ip4:192.0.2.10");
    plans.to = mx("1 a.new.example.", "5 b.new.example.", "5 c.new.example.");
    plans.addresses = Map.of(Name.of("b.new.example"), 4);
    Program program = plans.program();
    assertThat(written(program))
        .containsExactly(
            "prepare/spf example.com TXT 300:"
                + " \"v=spf1 ip4:192.0.2.10 include:_spf.new.example -all\"",
            "prepare/mx example.com MX 300: 10 mail.old.example.",
            "introduce/mx MOVE example.com MX 300: 1 a.new.example., 10 mail.old.example.",
            "swap/mx example.com MX 300:"
                + " 1 a.new.example., 5 b.new.example., 5 c.new.example., 10 mail.old.example.",
            "retire/mx RETIRE example.com MX 300:"
                + " 1 a.new.example., 5 b.new.example., 5 c.new.example.",
            "narrow/spf NARROW example.com TXT 300: \"v=spf1 include:_spf.new.example -all\"",
            "restore/mx example.com MX 86400:"
                + " 1 a.new.example., 5 b.new.example., 5 c.new.example.",
            "restore/spf example.com TXT 3600: \"v=spf1 include:_spf.new.example -all\"");
    assertThat(program.moves())
        .extracting(Move::id)
        .contains("preflight/zone", "preflight/hosts", "await-ttl/caches")
        .contains("verify/hosts", "hold/green", "drain/caches");
  }

  @Test
  void hostsAreProvenBeforeTheyArePublishedAndOldOnesAskedForLateMail() throws CompileException {
    Plans plans = new Plans();
    plans.arrival = Arrival.CONFIRM;
    Program program = plans.program();
    Move hosts = program.move("preflight/hosts");
    assertThat(hosts.opens())
        .singleElement()
        .isInstanceOfSatisfying(
            Condition.Proven.class,
            proven ->
                assertThat(proven.questions())
                    .extracting(Question::sentence)
                    .containsExactly(
                        "every address of mx.new.example accepts 2 recipients",
                        "a message to probe@example.com is taken directly by mx.new.example",
                        "mx.new.example relays for nobody else and is fit to take the mail of"
                            + " example.com",
                        "mx.new.example shows the key that its TLSA records name",
                        "a message to probe@example.com is taken through the old host"
                            + " mail.old.example",
                        "how long resolvers still hold example.com MX"));
    assertThat(hosts.settles()).containsExactly(new Condition.Confirmed(1));
    assertThat(questions(program, "verify/hosts"))
        .containsExactly(
            "every address of mx.new.example accepts 2 recipients",
            "a message to probe@example.com is taken directly by mx.new.example",
            "mx.new.example relays for nobody else and is fit to take the mail of example.com",
            "mx.new.example shows the key that its TLSA records name",
            "a message to probe@example.com is taken along the MX records of example.com",
            "a message to probe@example.com is taken through the old host mail.old.example");
    assertThat(questions(program, "drain/caches")).hasSize(2);
  }

  /** In the hold it is not asked: hosts turn away whoever asks for strangers every few minutes. */
  @Test
  void everyNewHostIsAskedWhetherItIsFitBeforeItIsPublishedAndOnceItIs() throws CompileException {
    for (Introduce introduce : Introduce.values()) {
      Plans plans = new Plans();
      plans.to = mx("1 a.new.example.", "5 b.new.example.");
      plans.introduce = introduce;
      Program program = plans.program();
      Set<Name> before = fit(program.move("preflight/hosts").opens());
      Set<Name> written = new TreeSet<>(fit(program.move("introduce/mx").opens()));
      written.addAll(fit(program.move("swap/mx").opens()));
      assertThat(List.of(before, written))
          .allSatisfy(
              hosts ->
                  assertThat(hosts)
                      .containsExactlyInAnyOrder(
                          Name.of("a.new.example"), Name.of("b.new.example")));
      assertThat(fit(program.move("verify/hosts").settles())).isNotEmpty();
      assertThat(fit(program.move("hold/green").settles())).isEmpty();
    }
  }

  /** Whether it relays for the machine that asks was so yesterday, and is no news to the run. */
  @Test
  void aHostThatStaysIsNotAskedWhetherItIsFit() throws CompileException {
    Plans plans =
        Plans.between(
            mx("10 a.old.example.", "20 kept.example."),
            mx("10 a.new.example.", "20 kept.example."));
    for (Move move : plans.program().moves()) {
      assertThat(fit(move.opens())).doesNotContain(Name.of("kept.example"));
      assertThat(fit(move.settles())).doesNotContain(Name.of("kept.example"));
    }
    assertThat(fit(plans.program().move("preflight/hosts").opens()))
        .containsExactly(Name.of("a.new.example"));
  }

  private static Set<Name> fit(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(condition -> condition.questions().stream())
        .filter(Question.Fit.class::isInstance)
        .map(question -> ((Question.Fit) question).host())
        .collect(Collectors.toSet());
  }

  @Test
  void hostsThatMayRefuseOrAreDeadAreNotAskedForLateMail() throws CompileException {
    Plans rejecting = new Plans();
    rejecting.oldSide = new OldSide.RejectAfter(LocalDate.of(2026, 12, 31));
    Plans dead = new Plans();
    dead.dead = true;
    for (Plans plans : List.of(rejecting, dead)) {
      assertThat(questions(plans.program(), "hold/green"))
          .noneMatch(sentence -> sentence.contains("old host"));
    }
    assertThat(dead.program().moves()).noneMatch(move -> move.step() == Step.AWAIT_TTL);
    assertThat(settling(dead.program(), "introduce/mx", Condition.Waited.class).length())
        .isEqualTo(Duration.ofHours(24).plusMinutes(144));
  }

  @Test
  void standbyMovesTheMailWithTheSwap() throws CompileException {
    Plans plans = Plans.between(mx("10 a.old.example.", "20 b.old.example."), new Plans().to);
    plans.introduce = Introduce.STANDBY;
    Program program = plans.program();
    assertThat(written(program))
        .contains(
            "introduce/mx example.com MX 300:"
                + " 10 a.old.example., 20 b.old.example., 30 mx.new.example.",
            "swap/mx MOVE example.com MX 300:"
                + " 1 mx.new.example., 10 a.old.example., 20 b.old.example.");
    assertThat(program.move("swap/mx").opens()).contains(new Condition.Approved(Effect.MOVE));
    assertThat(questions(program, "verify/hosts")).noneMatch(s -> s.contains("along the MX"));
  }

  @Test
  void keptHostsKeepTheirNumberUntilTheSwap() throws CompileException {
    Plans plans =
        Plans.between(
            mx("10 a.example.net.", "20 kept.example.net."),
            mx("5 kept.example.net.", "1 new.example.net."));
    assertThat(written(plans.program()))
        .contains(
            "introduce/mx MOVE example.com MX 300:"
                + " 1 new.example.net., 10 a.example.net., 20 kept.example.net.",
            "swap/mx example.com MX 300:"
                + " 1 new.example.net., 5 kept.example.net., 10 a.example.net.");
  }

  @Test
  void otherNumbersAreOneWriteAndNoHold() throws CompileException {
    Plans plans =
        Plans.between(
            mx("10 a.example.net.", "20 b.example.net."),
            mx("20 a.example.net.", "10 b.example.net."));
    Program program = plans.program();
    assertThat(written(program))
        .containsExactly(
            "prepare/mx example.com MX 300: 10 a.example.net., 20 b.example.net.",
            "swap/mx MOVE example.com MX 300: 10 b.example.net., 20 a.example.net.",
            "restore/mx example.com MX 86400: 10 b.example.net., 20 a.example.net.");
    assertThat(program.moves())
        .extracting(Move::step)
        .doesNotContain(Step.VERIFY, Step.HOLD, Step.DRAIN);
  }

  @Test
  void aDomainWithoutMxIsItsOwnHostFirst() throws CompileException {
    Plans plans = Plans.between(List.of(), mx("1 mx.new.example."));
    plans.others.add(Plans.set("example.com", RecordType.A, 600, "192.0.2.2"));
    Program program = plans.program();
    assertThat(written(program))
        .containsExactly(
            "prepare/mx example.com MX 300: 10 example.com.",
            "introduce/mx MOVE example.com MX 300: 1 mx.new.example., 10 example.com.",
            "retire/mx RETIRE example.com MX 300: 1 mx.new.example.",
            "restore/mx example.com MX 3600: 1 mx.new.example.");
    assertThat(settling(program, "await-ttl/caches", Condition.Waited.class).length())
        .as("the negative TTL of 15 minutes and the margin")
        .isEqualTo(Duration.ofMinutes(20));
    List<Move> back = program.reversed(program.moves().size()).moves();
    assertThat(back.get(back.size() - 1).change().orElseThrow().after().set().isAbsent()).isTrue();
  }

  @Test
  void aDomainThatTookNoMailGetsItInOneReplace() throws CompileException {
    Program program = Plans.between(mx("0 ."), mx("1 mx.new.example.")).program();
    assertThat(written(program))
        .containsExactly(
            "prepare/mx example.com MX 300: 0 .",
            "introduce/mx MOVE example.com MX 300: 1 mx.new.example.",
            "restore/mx example.com MX 86400: 1 mx.new.example.");
    assertThat(program.moves())
        .extracting(Move::step)
        .contains(Step.VERIFY)
        .doesNotContain(Step.AWAIT_TTL, Step.HOLD, Step.DRAIN);
  }

  @Test
  void aDomainThatGivesMailUpReplacesOnceDrainsAndEndsSpf() throws CompileException {
    Plans plans = Plans.between(mx("10 mail.old.example."), mx("0 ."));
    plans.others.add(Plans.txt(Plans.DOMAIN, 3600, "v=spf1 mx ~all"));
    Program program = plans.program();
    assertThat(written(program))
        .containsExactly(
            "prepare/spf example.com TXT 300: \"v=spf1 mx ~all\"",
            "prepare/mx example.com MX 300: 10 mail.old.example.",
            "retire/mx RETIRE example.com MX 300: 0 .",
            "narrow/spf NARROW example.com TXT 300: \"v=spf1 -all\"",
            "restore/mx example.com MX 86400: 0 .",
            "restore/spf example.com TXT 3600: \"v=spf1 -all\"");
    assertThat(program.move("retire/mx").opens())
        .containsExactly(
            new Condition.Approved(Effect.MOVE), new Condition.Approved(Effect.RETIRE));
    assertThat(questions(program, "drain/caches"))
        .containsExactly(
            "a message to probe@example.com is taken through the old host mail.old.example");
  }

  @Test
  void theWaitIsForTheLongestThatAnyCacheMayHold() throws CompileException {
    Plans plans = new Plans();
    plans.mxTtl = new Ttl(300);
    assertThat(awaited(plans.program())).isEqualTo(Duration.ofMinutes(10));
    plans.others.add(Plans.txt(Name.of("_mta-sts.example.com"), 7200, "v=STSv1; id=1"));
    assertThat(awaited(plans.program())).isEqualTo(Duration.ofMinutes(132));
    plans.remaining = Map.of(new SetKey(Plans.DOMAIN, RecordType.MX), Duration.ofHours(10));
    assertThat(awaited(plans.program())).isEqualTo(Duration.ofHours(11));
    plans.previous = Optional.of(new Ttl(86_400));
    assertThat(awaited(plans.program())).isEqualTo(Duration.ofHours(24).plusMinutes(144));
    plans.previous = Optional.of(new Ttl(2_000_000));
    assertThat(awaited(plans.program())).isEqualTo(Duration.ofDays(7));
    assertThat(plans.program().move("await-ttl/caches").why()).contains("no longer than 7 days");
  }

  private static Duration awaited(Program program) {
    return settling(program, "await-ttl/caches", Condition.Waited.class).length();
  }

  @Test
  void ttlsOfPoliciesAndListedNamesAreLoweredAndRestored() throws CompileException {
    Plans plans = new Plans();
    plans.mxTtl = new Ttl(120);
    plans.also = List.of(Name.of("mail.example.com"), Plans.DOMAIN);
    plans.others.add(Plans.txt(Name.of("_mta-sts.example.com"), 7200, "v=STSv1; id=1", "other"));
    plans.others.add(Plans.set("mail.example.com", RecordType.A, 3600, "192.0.2.1"));
    plans.others.add(Plans.set("mail.example.com", RecordType.AAAA, 3600, "2001:db8::1"));
    plans.others.add(Plans.set("example.com", RecordType.A, 600, "192.0.2.2"));
    assertThat(written(plans.program()))
        .contains(
            "prepare/a/mail mail.example.com A 300: 192.0.2.1",
            "prepare/aaaa/mail mail.example.com AAAA 300: 2001:db8::1",
            "prepare/a/apex example.com A 300: 192.0.2.2",
            "restore/aaaa/mail mail.example.com AAAA 3600: 2001:db8::1")
        .noneMatch(line -> line.startsWith("prepare/mx"));
    assertThat(plans.program().move("prepare/mx").change().orElseThrow().isNothing()).isTrue();
  }

  @Test
  void oldHostsThatSendByTheMxTermMaySendUntilTheNarrowing() throws CompileException {
    Plans plans = Plans.between(mx("10 a.old.example.", "20 kept.example."), mx("1 kept.example."));
    plans.others.add(Plans.txt(Plans.DOMAIN, 3600, "v=spf1 +MX:example.com./24 -all"));
    assertThat(written(plans.program()))
        .contains(
            "prepare/spf example.com TXT 300: \"v=spf1 +MX:example.com./24 a:a.old.example/24"
                + " -all\"",
            "narrow/spf NARROW example.com TXT 300: \"v=spf1 +MX:example.com./24 -all\"");
    for (String text :
        List.of("v=spf1 ?mx mx:other.example -all", "v=spf1 -all mx", "v=spf1 mx [")) {
      plans.others.set(0, Plans.txt(Plans.DOMAIN, 3600, text));
      assertThat(written(plans.program())).noneMatch(line -> line.contains("/spf"));
    }
  }
}
