package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.spi.Verdict.DEFERS;
import static org.mxshift.spi.Verdict.INCONCLUSIVE;
import static org.mxshift.spi.Verdict.PASS;
import static org.mxshift.spi.Verdict.PENDING;
import static org.mxshift.spi.Verdict.REJECTS;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.mxshift.model.Image;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.Behaviour;
import org.mxshift.sandbox.MailHost;
import org.mxshift.sandbox.Sandbox;
import org.mxshift.sandbox.StoredMessage;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;
import org.mxshift.spi.Verdict;

/** The probe in a whole world of mail. */
class SandboxTest {

  private static final Name DOMAIN = Name.of("example.test");
  private static final Name OLD = Name.of("mail.old-host.test");
  private static final Name NEW = Name.of("mail.new-host.test");

  private static final Duration LONG = Duration.ofSeconds(5);

  /** Only a banner is missed soon, which is what a silent host costs. */
  private static final TimeLimits LIMITS =
      new TimeLimits(
          LONG, Duration.ofMillis(700), LONG, LONG, LONG.multipliedBy(2), Duration.ofSeconds(1), 1);

  private Sandbox sandbox;
  private MailHost oldHost;
  private MailHost newHost;

  @BeforeEach
  void start() throws Exception {
    Sandbox.Setup setup = Sandbox.Setup.of("example.test", Duration.ofSeconds(60));
    sandbox = Sandbox.start(setup, message -> {}, new Random(1), Clock.systemUTC());
    oldHost = sandbox.oldHosts().get(0);
    newHost = sandbox.newHosts().get(0);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Probe probe(Duration greylists) {
    ProbeSettings settings =
        ProbeSettings.of(List.of(sandbox.resolver().address()), Name.of("probe.test"))
            .withPorts(sandbox.smtpPort(), sandbox.dnsPort())
            .withControls(Set.of(OLD))
            .withPatience(LIMITS, greylists);
    return new Probe(settings, Clock.systemUTC(), System::nanoTime, new Random(2));
  }

  private Observation look(Question question) {
    return probe(Duration.ZERO).look(question, Looks.TOKEN);
  }

  private Observation delivers(Route route) {
    return look(new Question.Delivers(route, Looks.ANN, Looks.SENDER));
  }

  private static Question.Accepts accepts(Name host) {
    return new Question.Accepts(host, List.of(Looks.ANN), Optional.empty());
  }

  private static Image mx(int ttl, String... records) {
    List<Mx> values = Stream.of(records).map(Mx::parse).toList();
    return Image.whole(RecordSet.mx(DOMAIN, new Ttl(ttl), values));
  }

  @Test
  void whatEveryServerAnswersPassesWithItsTtl() {
    Observation seen = look(new Question.Served(DOMAIN, mx(60, "10 mail.old-host.test.")));
    assertThat(seen.verdict()).as(seen.toString()).isEqualTo(PASS);
    assertThat(seen.cachedFor()).contains(Duration.ofSeconds(60));
    assertThat(seen.evidence())
        .anyMatch(line -> line.startsWith("ns1.example.test 127.0.53.1 answers"))
        .anyMatch(line -> line.startsWith("ns2.example.test 127.0.53.2 answers"));
  }

  @Test
  void aServerThatLagsIsNamedAndOneThatIsGoneLeavesItOpen() {
    sandbox.secondary().edit("example.test", "MX", 900, "10 mail.old-host.test.");
    Question served = new Question.Served(DOMAIN, mx(60, "10 mail.old-host.test."));
    Observation lagging = look(served);
    assertThat(lagging.verdict()).isEqualTo(PENDING);
    assertThat(lagging.summary()).contains("1 of 2", "ns2.example.test 127.0.53.2", "MX 900");
    assertThat(lagging.cachedFor()).contains(Duration.ofMinutes(15));
    sandbox.secondary().close();
    Observation gone = look(served);
    assertThat(gone.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(gone.summary()).contains("ns2.example.test 127.0.53.2");
  }

  @Test
  void resolversSayForHowLongTheyHoldAnAnswer() {
    Observation seen = look(new Question.Cached(mx(60).key()));
    assertThat(seen.verdict()).isEqualTo(PASS);
    assertThat(seen.cachedFor().orElseThrow())
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
  }

  private record Case(Behaviour behaviour, Verdict accepts, Verdict delivers) {}

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> eachBehaviourOfAHost() {
    return Stream.of(
            new Case(new Behaviour.Accept(), PASS, PASS),
            new Case(Behaviour.reject(), REJECTS, REJECTS),
            new Case(Behaviour.defer(), DEFERS, DEFERS),
            new Case(new Behaviour.Greylist(Duration.ofMinutes(5)), DEFERS, DEFERS),
            new Case(new Behaviour.Silent(), DEFERS, DEFERS),
            new Case(new Behaviour.Refuse(), DEFERS, DEFERS),
            new Case(new Behaviour.Tarpit(Duration.ofMillis(50)), PASS, PASS),
            new Case(new Behaviour.LoseReply(), PASS, INCONCLUSIVE),
            new Case(new Behaviour.Forward(oldHost.address()), PASS, PASS))
        .map(each -> DynamicTest.dynamicTest(each.behaviour().toString(), () -> judges(each)));
  }

  private void judges(Case each) {
    newHost.behave(each.behaviour());
    assertThat(look(accepts(NEW)).verdict()).isEqualTo(each.accepts());
    assertThat(delivers(new Route.Direct(NEW)).verdict()).isEqualTo(each.delivers());
  }

  @Test
  void aGreylistIsWaitedOutWithinPatience() {
    newHost.behave(new Behaviour.Greylist(Duration.ofSeconds(1)));
    Observation impatient = look(accepts(NEW));
    assertThat(impatient.verdict()).isEqualTo(DEFERS);
    assertThat(impatient.summary()).contains("greylisted, asks to come again in 1s");
    newHost.behave(new Behaviour.Greylist(Duration.ofMillis(1001)));
    Question fresh =
        new Question.Delivers(new Route.Direct(NEW), Looks.SENDER.orElseThrow(), Optional.empty());
    Observation relayed = probe(Duration.ofSeconds(5)).look(fresh, Looks.TOKEN);
    assertThat(relayed.verdict()).as("not a mailbox of this host").isEqualTo(REJECTS);
    Question other =
        new Question.Delivers(
            new Route.Direct(NEW), MailAddress.of("bob@example.test"), Optional.empty());
    Observation patient = probe(Duration.ofSeconds(5)).look(other, Looks.TOKEN);
    assertThat(patient.verdict()).as(patient.toString()).isEqualTo(PASS);
    assertThat(patient.evidence()).contains("127.0.26.1 again after 2s");
  }

  @Test
  void aRoutedMessageIsTakenByWhoeverIsPublishedAndSaysWhom() {
    assertThat(delivers(new Route.Routed(DOMAIN, List.of(OLD))).verdict()).isEqualTo(PASS);
    Observation early = delivers(new Route.Routed(DOMAIN, List.of(NEW)));
    assertThat(early.verdict()).isEqualTo(PENDING);
    assertThat(early.summary()).contains("taken by mail.old-host.test");
  }

  @Test
  void aMessageThroughTheOldHostIsTakenAndPassedOn() {
    oldHost.behave(new Behaviour.Forward(newHost.address()));
    assertThat(delivers(new Route.Through(OLD)).verdict()).isEqualTo(PASS);
    assertThat(newHost.messages()).hasSize(1);
    oldHost.behave(Behaviour.reject());
    assertThat(delivers(new Route.Through(OLD)).verdict()).isEqualTo(REJECTS);
  }

  @Test
  void theMessageSaysWhatItIsAndCarriesTheToken() {
    delivers(new Route.Direct(NEW));
    StoredMessage message = newHost.messages().get(0);
    assertThat(message.sender()).isEqualTo("probe@sender.test");
    assertThat(message.recipients()).containsExactly("ann@example.test");
    assertThat(message.header("X-Mxshift-Token")).contains(Looks.TOKEN);
    assertThat(message.header("Subject")).contains("mxshift probe " + Looks.TOKEN);
    assertThat(message.header("Auto-Submitted")).contains("auto-generated");
    assertThat(message.header("From")).contains("mxshift <probe@sender.test>");
    assertThat(message.header("Date").orElseThrow())
        .matches("\\w{3}, \\d+ \\w{3} \\d{4} .* \\+0000");
    assertThat(message.body()).contains("test message of mxshift");
  }
}
