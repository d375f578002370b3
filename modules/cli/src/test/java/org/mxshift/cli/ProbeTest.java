package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.audit.SshPurpose;
import org.mxshift.audit.SshSigner;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Testimony;
import org.mxshift.engine.Testimony.Statement;
import org.mxshift.engine.Verbs;
import org.mxshift.engine.Wanted;
import org.mxshift.model.Name;
import org.mxshift.notation.Testimonies;
import org.mxshift.spi.Question;

/** A runner that cannot reach port 25, and a box that can and has neither log nor plan. */
class ProbeTest {

  private static final String PLAN = "plans/example.test.yaml";

  private final KeyFile key = KeyFile.of("probe@box.test");
  private MailWorld world;
  private Desk runner;
  private Desk box;

  @BeforeEach
  void start(@Scratch Path directory) throws IOException {
    world = new MailWorld(directory.resolve("runner"));
    runner = world.desk();
    String settings = runner.read("mxshift.yaml");
    box = new Desk(directory.resolve("box"));
    box.file("mxshift.yaml", settings.substring(0, settings.indexOf("accounts:")));
    box.file("key", key.text());
    runner.file("mxshift.yaml", settings.replaceAll("smtp_port: \\d+", "smtp_port: 1"));
    runner.file(
        PLAN,
        MailWorld.plan("gates: []")
            .replace("verify:\n", "verify:\n  probers: ['" + key.shown() + "']\n"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Desk.Screen apply() {
    String fingerprint =
        runner.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();
    return runner.run("apply " + PLAN + " --approve " + fingerprint);
  }

  private static Desk.Screen is(Desk.Screen screen, ExitCode code) {
    assertThat(screen.code()).as(screen.all()).isEqualTo(code);
    return screen;
  }

  /** Ticks until the run wants a look, or is over. */
  private Desk.Screen onward() {
    Instant limit = Clock.systemUTC().instant().plus(Duration.ofSeconds(60));
    Desk.Screen ask = runner.run("probe example.test --ask");
    while (ask.code() != ExitCode.OK && !runner.run("status").out().contains("done")) {
      assertThat(Clock.systemUTC().instant()).as(runner.run("status").all()).isBefore(limit);
      runner.run("advance --wait --timeout 1s");
      ask = runner.run("probe example.test --ask");
    }
    return ask;
  }

  private static Desk.Screen piped(Desk desk, String in, String line) {
    return desk.run(false, in, line, new Interrupts());
  }

  @Test
  void theLooksOfTheBoxCarryTheRunToItsEnd() {
    assertThat(runner.run("plan " + PLAN).out())
        .contains("mail hosts are looked at elsewhere, by " + key.shown());
    is(apply(), ExitCode.WAITING);
    is(runner.run("status"), ExitCode.WAITING);
    assertThat(runner.run("advance").out())
        .contains("waits for a look by probe@box.test", "mxshift probe example.test --ask");
    int looks = 0;
    for (Desk.Screen ask = onward(); ask.code() == ExitCode.OK; ask = onward()) {
      looks++;
      Desk.Screen seen = is(piped(box, ask.out(), "probe - --key key"), ExitCode.OK);
      piped(runner, seen.out(), "probe example.test --hand-in -");
      runner.run("advance");
    }
    assertThat(looks).isBetween(4, 100);
    is(runner.run("status"), ExitCode.OK);
    assertThat(world.published()).contains("mail.new-host.test").doesNotContain("mail.old-host");
    assertThat(runner.run("log example.test").out())
        .contains("preflight/hosts: a look by probe@box.test, green", "preflight/hosts: green")
        .doesNotContain("inconclusive", "deferred");
    assertThat(is(runner.run("audit verify"), ExitCode.OK).all()).contains("The log is sound");
  }

  /** Everything that makes a look not count, one after the other, and then one that does. */
  @Test
  void whatIsNotExactlyWhatTheRunWantsIsRefused() throws Exception {
    is(apply(), ExitCode.WAITING);
    String asked = is(onward(), ExitCode.OK).out();
    box.file("wanted.json", asked).file("other", KeyFile.of("other@box.test").text());
    String good = is(box.run("probe ./wanted.json --key key --out good.json"), ExitCode.OK).out();
    assertThat(good).contains("Wrote ", "good.json");
    good = box.read("good.json");
    Wanted wanted = Testimonies.parseWanted(asked);
    Testimony seen = Testimonies.parse(good).testimony();
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put(good.replaceAll("\"signature\" : \"[^\"]*\"", "\"signature\" : \"\""), "not signed");
    bad.put(
        good.replaceFirst("\"verdict\" : \"pass\"", "\"verdict\" : \"rejects\""),
        "was changed after");
    bad.put(
        good.replaceFirst("\"summary\" : \"", "\"summary\" : \"not "),
        "was changed after it was signed");
    bad.put(signed(seen, "other", SshPurpose.LOOK), "not among verify.probers");
    bad.put(signed(seen, "key", SshPurpose.COMMIT), "for something else than a look");
    bad.put(asked, "this is the file of a wanted look");
    bad.put("{}", "is missing");
    bad.put(as(seen, w -> of(w, "other.test", w.began(), w.move())), "it is a look for other.test");
    bad.put(as(seen, w -> of(w, "example.test", w.began().plusNanos(1), w.move())), "another run");
    bad.put(as(seen, w -> of(w, "example.test", w.began(), "hold/green")), "for the step hold");
    bad.put(
        as(
            seen,
            w -> new Wanted(w.domain(), w.began(), "0123456789abcdef", w.move(), w.questions())),
        "for the program 0123456789abcdef");
    bad.put(otherQuestion(seen), "it answers other questions");
    bad.put(at(seen, seen.at().minus(Duration.ofMinutes(31))), "too long ago");
    bad.put(at(seen, wanted.began().minusSeconds(1)), "before the step had come so far");
    bad.put(at(seen, seen.at().plus(Duration.ofHours(1))), "yet to come");
    for (Map.Entry<String, String> one : bad.entrySet()) {
      assertThat(handIn(one.getKey()).err()).contains(one.getValue());
    }
    assertThat(runner.run("log example.test").out()).doesNotContain("a look by");
    is(handIn(good), ExitCode.OK);
    assertThat(handIn(good).err()).contains("it, or a later one, was handed in");
    assertThat(runner.run("log example.test").out())
        .containsOnlyOnce("preflight/hosts: a look by probe@box.test, green");
    runner.file("good.json", good);
    saysHowItIsUsed();
    forge(Testimonies.parse(is(box.run("probe ./wanted.json --key key"), ExitCode.OK).out()));
    assertThat(runner.run("advance example.test").out())
        .contains("waits for a look by probe@box.test; of what was handed in last, this look");
  }

  private Desk.Screen handIn(String text) {
    runner.file("seen.json", text);
    return runner.run("probe example.test --hand-in seen.json");
  }

  private static Wanted of(Wanted wanted, String domain, Instant began, String move) {
    return new Wanted(Name.of(domain), began, wanted.fingerprint(), move, wanted.questions());
  }

  private String as(Testimony seen, UnaryOperator<Wanted> other) throws IOException {
    Wanted wanted = other.apply(seen.wanted());
    return signed(new Testimony(wanted, seen.at(), seen.statements()), "key", SshPurpose.LOOK);
  }

  private String at(Testimony seen, Instant at) throws IOException {
    return signed(new Testimony(seen.wanted(), at, seen.statements()), "key", SshPurpose.LOOK);
  }

  /** One address less is another question. */
  private String otherQuestion(Testimony seen) throws IOException {
    List<Statement> fewer = seen.statements().subList(0, 1);
    Question first = fewer.get(0).question();
    Wanted w = seen.wanted();
    Wanted less = new Wanted(w.domain(), w.began(), w.fingerprint(), w.move(), List.of(first));
    return signed(new Testimony(less, seen.at(), fewer), "key", SshPurpose.LOOK);
  }

  private String signed(Testimony testimony, String file, SshPurpose purpose) throws IOException {
    String text = Testimonies.text(testimony);
    String signature = new SshSigner(box.path(file), purpose).sign(text.getBytes(UTF_8));
    return Testimonies.print(text, signature, "a test");
  }

  /** Who can push to the log can put anything into it; a tick judges once more. */
  private void forge(Testimonies.Signed seen) throws Exception {
    String forged = seen.signature().replaceFirst("U1NI", "U1NJ");
    new Verbs(runner.wiring().journal(), Clock.systemUTC(), "mallory")
        .handIn(
            Name.of("example.test"),
            seen.testimony(),
            seen.text(),
            forged,
            (trusted, text, signature) -> trusted.get(0));
  }

  private void saysHowItIsUsed() throws Exception {
    assertThat(runner.run("probe example.test").err()).contains("one of --ask, --key KEY");
    assertThat(runner.run("probe none.test --ask").err()).contains("there is no run of");
    assertThat(box.run("probe ./none.json --key key").err()).contains("there is no such file");
    runner.example("plain.test");
    assertThat(runner.run("probe plain.test --ask").err()).contains("verify.probers");
    assertThat(runner.run("probe plain.test --hand-in good.json").err()).contains("verify.probers");
    runner.file("seen.json", "{");
    assertThat(runner.run("probe example.test --hand-in seen.json").err()).contains("not JSON");
  }
}
