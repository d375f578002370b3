package org.mxshift.checks;

import static org.mxshift.checks.Outcome.FAIL;
import static org.mxshift.checks.Outcome.INCONCLUSIVE;
import static org.mxshift.checks.Outcome.NOT_APPLICABLE;
import static org.mxshift.checks.Outcome.PASS;
import static org.mxshift.checks.Outcome.WARN;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.spi.SmtpTalk.Meaning.ACCEPTED;
import static org.mxshift.spi.SmtpTalk.Meaning.DEFERRED;
import static org.mxshift.spi.SmtpTalk.Meaning.GREYLISTED;
import static org.mxshift.spi.SmtpTalk.Meaning.PROBER;
import static org.mxshift.spi.SmtpTalk.Meaning.REFUSED;
import static org.mxshift.spi.SmtpTalk.Purpose.ABUSE;
import static org.mxshift.spi.SmtpTalk.Purpose.BARE_POSTMASTER;
import static org.mxshift.spi.SmtpTalk.Purpose.DECLARED;
import static org.mxshift.spi.SmtpTalk.Purpose.LARGE;
import static org.mxshift.spi.SmtpTalk.Purpose.NULL_SENDER;
import static org.mxshift.spi.SmtpTalk.Purpose.POSTMASTER;
import static org.mxshift.spi.SmtpTalk.Purpose.RELAY;
import static org.mxshift.spi.SmtpTalk.Purpose.ROUTED;
import static org.mxshift.spi.SmtpTalk.Purpose.STRANGER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.spi.SmtpTalk.Reach;
import org.mxshift.spi.SmtpTalk.Secured;

/** What one new host says among hosts that are well, and what the checks make of it. */
class SpokenChecksTest {

  private static final Subject PLAN = World.plan();
  private static final String NEW = "mx2.new.example";

  private record Case(Check check, Outcome outcome, String how, UnaryOperator<Chatter> change) {}

  /** Checks that speak to no mail host. */
  private static final List<String> SILENT =
      List.of("S12", "S13", "S15", "S16", "S17", "S18", "S20");

  private static final List<Case> CASES = new ArrayList<>();

  private static void when(
      Check check, String how, UnaryOperator<Chatter> change, Outcome outcome) {
    CASES.add(new Case(check, outcome, how, change));
  }

  private static Optional<Secured> tls(String protocol, boolean named, String distrust, int days) {
    Instant now = World.NOW;
    Optional<String> why = distrust.isEmpty() ? Optional.empty() : Optional.of(distrust);
    return Optional.of(
        new Secured(protocol, named, why, now.minusSeconds(1), now.plus(Duration.ofDays(days))));
  }

  private static Optional<Secured> tomorrow() {
    return tls("TLSv1.3", true, "", 90)
        .map(
            it ->
                new Secured(
                    it.protocol(), true, it.distrust(), World.NOW.plusSeconds(9), it.expires()));
  }

  static {
    Check s01 = new S01HostsAnswer();
    when(s01, "answers", it -> it, PASS);
    when(s01, "is silent while others answer", it -> it.silent(Reach.SILENT), FAIL);
    when(s01, "is silent, without a control", it -> it.silent(Reach.UNTOLD), FAIL);
    when(s01, "is behind a blocked port", it -> it.silent(Reach.BLOCKED), INCONCLUSIVE);
    Check s02 = new S02HostsGreet();
    when(s02, "greets", it -> it, PASS);
    when(s02, "greets late", it -> it.greeting(Chatter.said(220, Duration.ofSeconds(11))), WARN);
    when(s02, "is closed", it -> it.greeting(Chatter.said(554, Duration.ZERO)), FAIL);
    when(s02, "is overloaded", it -> it.greeting(Chatter.said(421, Duration.ZERO)), FAIL);
    when(
        s02,
        "refuses the prober",
        it -> it.greeting(new org.mxshift.spi.SmtpTalk.Said(554, "no PTR", PROBER, Duration.ZERO)),
        INCONCLUSIVE);
    when(s02, "is silent", it -> it.silent(Reach.SILENT), INCONCLUSIVE);
    Check s03 = new S03KeepsExtensions();
    when(s03, "offers the same", it -> it, PASS);
    when(
        s03,
        "takes less",
        it -> it.offering("SIZE 29999999", "8BITMIME", "SMTPUTF8", "PIPELINING", "DSN"),
        FAIL);
    when(
        s03,
        "knows no limit",
        it -> it.offering("SIZE", "8BITMIME", "SMTPUTF8", "PIPELINING", "DSN"),
        PASS);
    when(s03, "lost SMTPUTF8", it -> it.offering("8BITMIME", "PIPELINING", "DSN"), WARN);
    when(s03, "lets nobody in", it -> it.offering(), INCONCLUSIVE);
    Check s04 = new S04HostsOfferTls();
    when(s04, "speaks TLS", it -> it, PASS);
    when(s04, "speaks an old TLS", it -> it.secured(tls("TLSv1.1", true, "", 90)), FAIL);
    when(s04, "offers TLS and fails", it -> it.secured(Optional.empty()), FAIL);
    when(s04, "is silent", it -> it.silent(Reach.SILENT), INCONCLUSIVE);
    Check s05 = new S05CertificatesHold();
    when(s05, "has a good certificate", it -> it, PASS);
    when(s05, "has another's certificate", it -> it.secured(tls("TLSv1.3", false, "", 90)), FAIL);
    when(s05, "has one nobody signed", it -> it.secured(tls("TLSv1.3", true, "path", 90)), FAIL);
    when(s05, "has one that ends soon", it -> it.secured(tls("TLSv1.3", true, "", 19)), WARN);
    when(s05, "ends soon, unsigned", it -> it.secured(tls("TLSv1.3", true, "path", 19)), FAIL);
    when(s05, "has one that ended", it -> it.secured(tls("TLSv1.3", true, "", -1)), FAIL);
    when(s05, "has one of tomorrow", it -> it.secured(tomorrow()), FAIL);
    when(s05, "shows none", it -> it.secured(Optional.empty()), INCONCLUSIVE);
    recipients();
  }

  private static void recipients() {
    Check s06 = new S06RecipientsTaken();
    when(s06, "takes all", it -> it, PASS);
    when(s06, "refuses somebody", it -> it.answering(DECLARED, 550, REFUSED), FAIL);
    when(s06, "puts off", it -> it.answering(DECLARED, 450, DEFERRED), INCONCLUSIVE);
    when(s06, "refuses the prober", it -> it.answering(DECLARED, 550, PROBER), INCONCLUSIVE);
    when(s06, "hangs up", Chatter::cut, INCONCLUSIVE);
    Check s07 = new S07PostmasterTaken();
    when(s07, "takes both", it -> it, PASS);
    when(s07, "refuses postmaster", it -> it.answering(POSTMASTER, 550, REFUSED), FAIL);
    when(s07, "refuses abuse", it -> it.answering(ABUSE, 550, REFUSED), WARN);
    when(s07, "refuses the bare one", it -> it.answering(BARE_POSTMASTER, 555, REFUSED), WARN);
    when(s07, "greylists", it -> it.answering(ABUSE, 450, GREYLISTED), INCONCLUSIVE);
    Check s08 = new S08StrangersRefused();
    when(s08, "refuses", it -> it, PASS);
    when(s08, "takes anybody", it -> it.answering(STRANGER, 250, ACCEPTED), WARN);
    when(s08, "puts off", it -> it.answering(STRANGER, 450, DEFERRED), INCONCLUSIVE);
    Check s09 = new S09NoOpenRelay();
    when(s09, "refuses", it -> it, PASS);
    when(s09, "relays", it -> it.answering(RELAY, 250, ACCEPTED), FAIL);
    when(s09, "relays by a percent sign", it -> it.answering(ROUTED, 250, ACCEPTED), FAIL);
    when(
        s09,
        "takes anybody of the domain",
        it -> it.answering(ROUTED, 250, ACCEPTED).answering(STRANGER, 250, ACCEPTED),
        PASS);
    when(s09, "hangs up", Chatter::cut, INCONCLUSIVE);
    Check s10 = new S10NullSenderTaken();
    when(s10, "takes it", it -> it, PASS);
    when(s10, "refuses it", it -> it.answering(NULL_SENDER, 550, REFUSED), FAIL);
    when(s10, "refuses the prober", it -> it.answering(NULL_SENDER, 550, PROBER), INCONCLUSIVE);
    Check s11 = new S11NoGreylist();
    when(s11, "takes mail at once", it -> it, PASS);
    when(s11, "greylists", it -> it.answering(DECLARED, 450, GREYLISTED), WARN);
    when(s11, "hangs up", Chatter::cut, INCONCLUSIVE);
    Check s14 = new S14LargeTaken();
    when(s14, "takes it", it -> it, PASS);
    when(s14, "refuses it", it -> it.answering(LARGE, 552, REFUSED), WARN);
    when(s14, "has no room", it -> it.answering(LARGE, 452, DEFERRED), WARN);
    when(s14, "puts it off", it -> it.answering(LARGE, 451, DEFERRED), INCONCLUSIVE);
    when(s14, "names no size", it -> it.offering("SIZE", "PIPELINING"), INCONCLUSIVE);
    when(s14, "hangs up", Chatter::cut, INCONCLUSIVE);
  }

  @TestFactory
  Stream<DynamicTest> oneHostIsWorseThanTheOthers() {
    return CASES.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.check().about().id() + " " + each.how(),
                    () -> {
                      World world = World.healthy().saying(PLAN, NEW, each.change());
                      Finding finding = world.judge(each.check(), PLAN);
                      assertThat(finding.outcome())
                          .as(finding.toString())
                          .isEqualTo(each.outcome());
                      if (each.outcome() != PASS) {
                        assertThat(finding.sentence()).contains(NEW);
                        assertThat(finding.key()).contains("to.mx[1]");
                      }
                    }));
  }

  @Test
  void everyCheckThatListensHasItsThreeCases() {
    for (Check check : Catalogue.ALL) {
      if (check.about().id().startsWith("S") && !SILENT.contains(check.about().id())) {
        boolean v6 = check.about().id().equals("S19");
        List<Outcome> outcomes =
            CASES.stream()
                .filter(each -> each.check().about().equals(check.about()))
                .map(Case::outcome)
                .toList();
        assertThat(v6 ? List.of(PASS, INCONCLUSIVE) : outcomes)
            .as(check.about().id())
            .contains(PASS, INCONCLUSIVE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mode: enforce, FAIL",
    "mode: testing, WARN",
    "mode: none, WARN",
    "mode: nonsense, WARN"
  })
  void aBadCertificateWeighsWhatTheTransportPolicyMakesOfIt(String mode, Outcome outcome) {
    World world =
        World.healthy()
            .policy("version: STSv1", mode, "mx: *.new.example", "mx: *.mail.example", "max_age: 9")
            .saying(PLAN, NEW, it -> it.secured(tls("TLSv1.3", false, "", 90)));
    Finding finding = world.judge(new S05CertificatesHold(), PLAN);
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.sentence().contains("under MTA-STS")).isEqualTo(outcome == FAIL);
    world.without("_mta-sts.example.com", "TXT");
    assertThat(world.judge(new S05CertificatesHold(), PLAN).outcome()).isEqualTo(WARN);
  }

  @Test
  void whereNobodyAnswersNothingIsKnownOfAnyHost() {
    World world = World.healthy().saying(PLAN, it -> it.silent(Reach.UNTOLD));
    assertThat(world.judge(new S01HostsAnswer(), PLAN).outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(world.judge(new S03KeepsExtensions(), PLAN).outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(world.judge(new S19Ipv6Answers(), PLAN).outcome()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void ipv6IsLookedAtByItself() {
    Check check = new S19Ipv6Answers();
    UnaryOperator<Chatter> silent = it -> it.talk().isV6() ? it.silent(Reach.SILENT) : it;
    World world = World.healthy();
    assertThat(world.judge(check, PLAN).outcome()).isEqualTo(PASS);
    world.saying(PLAN, "mx1.mail.example", silent);
    assertThat(world.judge(check, PLAN).outcome()).isEqualTo(FAIL);
    assertThat(world.judge(new S01HostsAnswer(), PLAN).outcome()).isEqualTo(PASS);
    World four = World.healthy().without("mx1.mail.example", "AAAA");
    assertThat(four.judge(check, PLAN).outcome()).isEqualTo(NOT_APPLICABLE);
  }

  @Test
  void everyHostIsSpokenToOnceWhateverIsAskedOfIt() {
    World world = World.healthy();
    world.results(Catalogue.ALL, PLAN);
    assertThat(world.asked().stream().filter(it -> it instanceof org.mxshift.spi.Spoken))
        .hasSize(4);
  }
}
