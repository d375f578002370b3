package org.mxshift.checks;

import static org.mxshift.checks.Letters.direct;
import static org.mxshift.checks.Letters.look;
import static org.mxshift.checks.Letters.routed;
import static org.mxshift.checks.Letters.through;
import static org.mxshift.checks.Outcome.FAIL;
import static org.mxshift.checks.Outcome.INCONCLUSIVE;
import static org.mxshift.checks.Outcome.NOT_APPLICABLE;
import static org.mxshift.checks.Outcome.PASS;
import static org.mxshift.checks.Outcome.WARN;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.model.MailAddress;
import org.mxshift.spi.Delivered;
import org.mxshift.spi.Delivered.Look;
import org.mxshift.spi.Landed;
import org.mxshift.spi.Outgoing;
import org.mxshift.spi.Route;
import org.mxshift.spi.Verdict;

/** What becomes of messages: those of a run (S12, S13, S17), in mailboxes (S15, S16). */
class DeliveryChecksTest {

  private static final Subject PLAN = World.plan(Letters.VERIFY).at(Phase.DURING);
  private static final Delivered SENT = new Delivered(World.DOMAIN);
  private static final Landed LANDED = new Landed(MailAddress.of("probe@example.com"));
  private static final Outgoing OUTGOING = new Outgoing(World.DOMAIN);

  private static final Map<Check, List<Route>> OF_RUNS =
      Map.of(
          new S12MessagesArrive(), List.of(direct("mx1.new.example"), direct("mx2.new.example")),
          new S13RoutedArrives(), List.of(routed()),
          new S17OldSideHandsOn(),
              List.of(through("mx1.mail.example"), through("mx2.mail.example")));

  private static World sent(Look... looks) {
    return World.healthy().seeing(SENT, List.of(looks));
  }

  @Test
  void theRunProvesItAndTheChecksPass() {
    OF_RUNS.forEach(
        (check, routes) ->
            assertThat(World.healthy().judge(check, PLAN).outcome()).isEqualTo(PASS));
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void theLatestLookDecidesOfWhicheverWay(Verdict verdict) {
    OF_RUNS.forEach(
        (check, routes) -> {
          Route[] all = routes.toArray(Route[]::new);
          Route last = all[all.length - 1];
          Look worse = look(3, verdict, "as the last host said", last);
          Finding finding =
              sent(worse, look(9, Verdict.REJECTS, "long ago", all), look(7, Verdict.PASS, "", all))
                  .judge(check, PLAN);
          Outcome expected =
              switch (verdict) {
                case PASS -> PASS;
                case REJECTS, DEFERS -> FAIL;
                case PENDING, INCONCLUSIVE -> INCONCLUSIVE;
              };
          assertThat(finding.outcome()).as(check.about().id()).isEqualTo(expected);
          assertThat(finding.sentence().equals("as the last host said"))
              .isEqualTo(expected != PASS);
          assertThat(finding.evidence()).contains("said " + verdict);
        });
  }

  @Test
  void whatWasNotSentProvesNothing() {
    OF_RUNS.forEach(
        (check, routes) -> {
          World some =
              sent(
                  look(
                      9, Verdict.PASS, "", routes.subList(1, routes.size()).toArray(Route[]::new)));
          assertThat(some.judge(check, PLAN).outcome()).isEqualTo(INCONCLUSIVE);
          assertThat(sent().judge(check, PLAN).outcome()).isEqualTo(INCONCLUSIVE);
          assertThat(sent().judge(check, PLAN.at(Phase.BEFORE)).outcome())
              .isEqualTo(NOT_APPLICABLE);
          assertThat(World.healthy().hiding(SENT).judge(check, PLAN).outcome())
              .isEqualTo(INCONCLUSIVE);
          assertThat(World.healthy().judge(check).outcome()).isEqualTo(NOT_APPLICABLE);
        });
  }

  @Test
  void withoutAMailboxNoRunSendsAnythingAndThePlanIsToNameOne() {
    Subject plan =
        World.plan(
                "verify: {addresses: [ann@example.com],"
                    + " vouched: {mx1.new.example: seen, mx2.new.example: seen}}")
            .at(Phase.DURING);
    OF_RUNS.forEach(
        (check, routes) -> {
          Finding finding = sent().judge(check, plan);
          assertThat(finding.outcome()).as(check.about().id()).isEqualTo(NOT_APPLICABLE);
          boolean vouched = check instanceof S12MessagesArrive;
          assertThat(finding.sentence().contains("name verify.mailbox")).isEqualTo(!vouched);
        });
  }

  @Test
  void takenIsNotYetArrived() {
    Finding finding = World.healthy().judge(new S12MessagesArrive(), World.plan().at(Phase.DURING));
    assertThat(finding.outcome()).isEqualTo(WARN);
    assertThat(finding.remedy()).contains("verify.arrival: imap");
  }

  @Test
  void whoIsVouchedForOrRefusesByPlanIsNotAsked() {
    String vouched = Letters.VERIFY.replace("arrival", "vouched: {mx1.new.example: seen}, arrival");
    World other = sent(look(1, Verdict.PASS, "", direct("mx2.new.example")));
    assertThat(other.judge(new S12MessagesArrive(), World.plan(vouched)).outcome()).isEqualTo(PASS);
    Subject refusing =
        World.plan(Letters.VERIFY, "old_side: reject_after 2026-12-31").at(Phase.DURING);
    assertThat(World.healthy().judge(new S17OldSideHandsOn(), refusing).outcome())
        .isEqualTo(NOT_APPLICABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "mx1.new.example store.new.example, PASS",
    "mx1.mail.example mx2.new.example box.new.example, PASS",
    "edge.new.example edge.new.example store.new.example, PASS",
    "mx1.new.example mx2.mail.example, FAIL",
    "mx1.new.example relay.mail.example mx1.new.example, FAIL",
    "mx1.new.example a.example mx1.new.example, FAIL",
    "1.a 2.a 3.a 4.a 5.a 6.a 7.a 8.a 9.a 10.a 11.a 12.a 13.a 14.a 15.a mx1.new.example, FAIL",
    "cluster.elsewhere.example, INCONCLUSIVE",
    "mx1.new.example localhost mx1.new.example localhost store.new.example, PASS",
    "mx1.new.example localhost.localdomain mx1.new.example, PASS",
    "mx1.new.example 127.0.0.1 mx1.new.example, PASS",
    "mx1.new.example ::1 mx1.new.example [10.0.0.1] mx1.new.example, PASS",
    "mx1.new.example localhoster.example mx1.new.example, FAIL",
  })
  void theWayOfAMessageShowsCircles(String hops, Outcome outcome) {
    World world = World.healthy().seeing(LANDED, List.of(Letters.landed(hops.split(" "))));
    Finding finding = world.judge(new S16NoLoop(), PLAN);
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.evidence().toString()).contains(hops.replace(" ", " -> "));
  }

  @ParameterizedTest
  @CsvSource({
    "mx3.example.com store.example.com, PASS",
    "mx1.example.com mx1.example.com mx3.example.com store.example.com, PASS",
    "mx3.example.com mx1.example.com store.example.com, FAIL",
    "store.example.com, PASS",
  })
  void ofNeighboursOnBothSidesOnlyTheExactNameTells(String hops, Outcome outcome) {
    Subject close =
        World.plan(
            Letters.VERIFY,
            "from: {mx: [10 mx1.example.com., 20 mx2.example.com.]}",
            "to: {mx: [10 mx3.example.com., 20 mx4.example.com.]}");
    World world = World.healthy().seeing(LANDED, List.of(Letters.landed(hops.split(" "))));
    assertThat(world.judge(new S16NoLoop(), close).outcome()).isEqualTo(outcome);
  }

  @Test
  void withoutMessagesTheirWayIsNotKnown() {
    Check check = new S16NoLoop();
    assertThat(World.healthy().seeing(LANDED, List.of()).judge(check, PLAN).outcome())
        .isEqualTo(NOT_APPLICABLE);
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(NOT_APPLICABLE);
    assertThat(World.healthy().hiding(LANDED).judge(check, PLAN).outcome()).isEqualTo(INCONCLUSIVE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dmarc=pass (p=REJECT; a=b) header.from=example.com | PASS",
        "spf=fail smtp.mailfrom=a@x.test; dkim=pass header.d=Example.com | PASS",
        "spf=pass smtp.mailfrom=ann@bounce.example.com | PASS",
        "dkim=pass header.i=@example.com; dmarc=fail | FAIL",
        "spf=pass smtp.mailfrom=a@mailer.test; dkim=pass header.d=mailer.test | FAIL",
        "spf=pass smtp.mailfrom=a@badexample.com | FAIL",
        "dkim=none; spf=softfail smtp.mailfrom=a@example.com | FAIL",
        "dmarc=none header.from=example.com; dkim=pass header.d=example.com | PASS",
        "dmarc=temperror; spf=pass smtp.mailfrom=a@example.com | PASS",
        "dmarc=bestguesspass; dkim=pass header.d=example.com | PASS",
        "dmarc=bestguesspass; dkim=pass header.d=mailer.test | FAIL",
        "dmarc=none; spf=pass smtp.mailfrom=a@mailer.test | FAIL",
        "'' | INCONCLUSIVE",
        "x-spf=pass smtp.mailfrom=a@example.com; arc=pass | INCONCLUSIVE",
      })
  void whatTheHostOutsideSaysOfMailFromTheNewSide(String results, Outcome outcome) {
    World world =
        World.healthy()
            .seeing(
                OUTGOING, List.of(Letters.outgoing(results, "out.new.example", "mx.example.net")));
    Finding finding = world.judge(new S15OutboundAligned(), PLAN);
    assertThat(finding.outcome()).as(finding.toString()).isEqualTo(outcome);
    assertThat(finding.key()).contains("verify.bounces");
  }

  @ParameterizedTest
  @CsvSource({
    "edge.sub.new.example mx.example.net, PASS",
    "out.mail.example mx.example.net, WARN",
    "out.mail.example mx1.new.example mx.example.net, INCONCLUSIVE",
    "relay.elsewhere.test mx.example.net, INCONCLUSIVE",
    "relay.elsewhere.test in.new.example, INCONCLUSIVE",
    "mx.example.net, INCONCLUSIVE",
  })
  void onlyMailByTheNewSideAloneTellsOfIt(String hops, Outcome outcome) {
    World world =
        World.healthy().seeing(OUTGOING, List.of(Letters.outgoing("dmarc=pass", hops.split(" "))));
    Finding finding = world.judge(new S15OutboundAligned(), PLAN);
    assertThat(finding.outcome()).as(finding.toString()).isEqualTo(outcome);
    assertThat(finding.sentence().startsWith("nobody can tell which side sent it"))
        .isEqualTo(outcome == INCONCLUSIVE);
  }

  @Test
  void mailFromTheOldSideSaysNothingOfTheNew() {
    Check check = new S15OutboundAligned();
    List<Outgoing.Message> old =
        List.of(Letters.outgoing("dmarc=pass", "out.mail.example", "mx.example.net"));
    Finding finding = World.healthy().seeing(OUTGOING, old).judge(check, PLAN);
    assertThat(finding.outcome()).isEqualTo(WARN);
    assertThat(finding.remedy()).contains("send one from a mailbox at the new side");
    assertThat(World.healthy().hiding(OUTGOING).judge(check, PLAN).outcome())
        .isEqualTo(INCONCLUSIVE);
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(NOT_APPLICABLE);
  }
}
