package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Run;
import org.mxshift.engine.Trigger;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;
import org.mxshift.program.Program;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Question;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.ObservedZone;

/** Promise 2: each new host carries how well it is proven, in the plan and in the last words. */
class ProofLevelsTest {

  private static final String INBOX =
      "arrival: imap, inbox: {url: 'imaps://imap.example.com', user: a@example.com,"
          + " password: {env: SECRET}}";

  private static Stream<Arguments> levels() {
    return Stream.of(
        Arguments.of(
            "messages are found in the mailbox by IMAP",
            "mailbox: a@example.com, " + INBOX,
            "arrived",
            "arrived (found in the mailbox)"),
        Arguments.of(
            "a person types the token",
            "mailbox: a@example.com, arrival: confirm",
            "arrived",
            "arrived (a person confirms)"),
        Arguments.of(
            "nobody looks whether messages arrive",
            "mailbox: a@example.com, arrival: none",
            "accepted",
            "accepted (taken by the host, nobody looks further)"),
        Arguments.of(
            "a person vouches",
            "mailbox: a@example.com, vouched: {mx.new.example: seen in the console}",
            "vouched",
            "vouched, not proven: seen in the console"));
  }

  private static Program program(Plan plan) throws Exception {
    RecordSet live = RecordSet.mx(plan.domain(), new Ttl(86_400), plan.from().mx());
    ObservedZone.Soa soa =
        new ObservedZone.Soa(new Ttl(60), new Ttl(60), Duration.ofHours(1), Duration.ofMinutes(9));
    return Compiler.compile(
        plan, ObservedZone.of(List.of(live), soa, new Limits(Ttl.ZERO, Guarantee.EXACT)));
  }

  private static Plan plan(String verify) throws Exception {
    return read(text("from: {mx: [10 mail.old.example.]}\nto: {mx: [10 mx.new.example.]}", verify));
  }

  private static Plan read(String text) throws Exception {
    return Plans.read("p.yaml", text.getBytes(UTF_8));
  }

  private static String text(String hosts, String verify) {
    return "mxshift: 1\n"
        + "domain: example.com\n"
        + "zone: {provider: rfc2136}\n"
        + hosts
        + ("\nverify: {addresses: [a@example.com], " + verify + "}\n");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("levels")
  void eachLevelStandsInPlanAndLastWords(String what, String verify, String word, String sentence)
      throws Exception {
    Plan plan = plan(verify);
    Program program = program(plan);
    ProofLevels planned = ProofLevels.of(program.terms(), plan.to().mx());
    assertThat(planned.lines()).as(what).containsExactly("mx.new.example: " + sentence);
    assertThat(planned.json()).hasToString("{mx.new.example=" + word + "}");
    LastWords words = LastWords.of(over(program, verify)).orElseThrow();
    assertThat(words.proof()).isEqualTo(planned);
    assertThat(words.json()).containsEntry("proof", planned.json());
  }

  /** What is asked for each: recipients and a message always, the mailbox for the best only. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("levels")
  void aLevelIsWhatIsAskedForIt(String what, String verify, String word, String sentence)
      throws Exception {
    List<Question> asked =
        program(plan(verify)).move("preflight/hosts").opens().stream()
            .flatMap(condition -> condition.questions().stream())
            .filter(question -> question.sentence().contains("mx.new.example"))
            .toList();
    boolean vouched = word.equals("vouched");
    assertThat(asked.stream().anyMatch(Question.Accepts.class::isInstance)).isEqualTo(!vouched);
    assertThat(asked.stream().anyMatch(Question.Fit.class::isInstance)).isEqualTo(!vouched);
    List<Question.Delivers> sent =
        asked.stream()
            .filter(Question.Delivers.class::isInstance)
            .map(Question.Delivers.class::cast)
            .toList();
    assertThat(sent).hasSize(vouched ? 0 : 1);
    assertThat(sent.stream().allMatch(Question.Delivers::arrives))
        .isEqualTo(vouched || sentence.contains("found in the mailbox"));
  }

  private static LastWords words(String hosts) throws Exception {
    String text = text(hosts, "mailbox: a@example.com");
    return LastWords.of(over(program(read(text)), text)).orElseThrow();
  }

  private static String shown(LastWords words) {
    return Plainly.shown(Instant.EPOCH, words::show);
  }

  @Test
  void aHostThatStaysIsNotNew() throws Exception {
    LastWords words =
        words(
            "from: {mx: [10 mail.old.example., 20 kept.example.]}\n"
                + "to: {mx: [10 mx.new.example., 20 kept.example.]}");
    assertThat(words.proof().hosts()).containsExactly(Name.of("mx.new.example"));
    assertThat(shown(words)).contains("The new hosts were proven:").doesNotContain("kept.example");
  }

  @Test
  void hostsThatWerePublishedBeforeTheyWereProvenAreNotSaidToBeProvenBefore() throws Exception {
    LastWords words =
        words(
            "introduce: standby\n"
                + "from: {mx: [10 mail.old.example.]}\n"
                + "to: {mx: [10 mx.new.example.], verify_by_mx: true,"
                + " activation: {reason: it looks for its MX, within: 4h}}");
    assertThat(shown(words))
        .contains(
            "The new hosts were proven, after they were published behind the old ones (it looks for"
                + " its MX):");
    assertThat(words.json()).containsEntry("activation", "it looks for its MX");
  }

  @Test
  void onTheWayBackNobodyIsNew() throws Exception {
    Program program = program(plan("mailbox: a@example.com"));
    Entry start = entry(1, new Event.Started(program, "mxshift: 1"));
    Event.Turned turned =
        new Event.Turned(
            program.reversed(0), org.mxshift.engine.Cause.ROLLBACK, Optional.empty(), "a person");
    assertThat(ProofLevels.of(Run.of(List.of(start, entry(2, turned))).orElseThrow()).hosts())
        .isEmpty();
  }

  private static Entry entry(int number, Event event) {
    return new Entry(number, Instant.parse("2026-12-01T00:00:00Z").plusSeconds(number), "x", event);
  }

  /** A run of this program that is done. */
  private static Run over(Program program, String plan) {
    Run run = Run.of(List.of(entry(1, new Event.Started(program, plan)))).orElseThrow();
    while (run.current().isPresent()) {
      String move = run.current().get().id();
      for (Trigger trigger :
          List.of(Trigger.NOTHING_TO_WRITE, Trigger.EVERYWHERE, Trigger.SETTLE)) {
        run =
            run.with(entry(run.last() + 1, new Event.Lived(move, trigger, "x", Optional.empty())));
      }
    }
    return run;
  }
}
