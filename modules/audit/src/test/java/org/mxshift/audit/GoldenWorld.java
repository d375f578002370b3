package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mxshift.engine.Notary;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Testimony;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Verbs;
import org.mxshift.engine.Wanted;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.PublicKey;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.notation.Testimonies;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Plans;
import org.mxshift.program.Effect;
import org.mxshift.program.Program;
import org.mxshift.simulate.NameServer;
import org.mxshift.simulate.Simulation;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Native;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Verdict;
import org.mxshift.steps.CompileException;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.Earlier;
import org.mxshift.steps.ObservedZone;

/** A virtual world whose runs are written down: what golden logs are made in. */
final class GoldenWorld {

  static final Name DOMAIN = Name.of("example.com");
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  static final Name NEW = Name.of("mx1.new.example");
  static final Name OLD = Name.of("mail.old.example");

  static final PublicKey BOX =
      PublicKey.parse(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC box");

  private static final String PLAN =
      """
      mxshift: 1
      domain: example.com
      zone: {provider: manual}
      from: {mx: [10 mail.old.example.]}
      to: {mx: [10 mx1.new.example., 20 mx2.new.example.]}
      old_side: forward
      spf: {add: ["ip4:198.51.100.7"], remove: ["ip4:192.0.2.10"], queue: 1h}
      ttl: {during: 5m}
      hold: 5h
      accept_short_hold: a log to keep
      drain: 2h
      introduce: preferred
      verify:
        addresses: [person@example.com]
        mailbox: probe@example.com
        arrival: none
        every: 30m
        greens: 2
        span: 30m
      gates: [move, retire]
      """;

  final Simulation world = new Simulation(DOMAIN, 7, START, Duration.ofMinutes(10));
  final Diary journal = new Diary();
  final Verbs anna;

  GoldenWorld() {
    anna = new Verbs(journal, world.clock(), "Anna Ärztin <anna@example.net>");
    RecordSet mx = Story.mx(86_400, "10 mail.old.example.");
    world.zone().began(new Snapshot(mx, new Native("comment: \"old\"", "id 1")));
    world.zone().began(Snapshot.of(Story.txt("v=spf1 ip4:192.0.2.10 -all", "token=7 \"ö\"")));
    world.zone().serve(NameServer.lagging("ns1.example.com", Duration.ZERO));
    world.zone().serve(NameServer.lagging("ns2.example.com", Duration.ofSeconds(40)));
    world.caches().honest(3);
    Stream.of(OLD, NEW, Name.of("mx2.new.example"))
        .forEach(host -> world.hosts().behave(host, Behaviour.ACCEPTS));
  }

  /** Approves a plan that differs in these words: pairs of old and new. */
  void start(String... edits) throws Exception {
    String text = plan(edits);
    anna.start(compile(text, Earlier.NOTHING), text);
  }

  private static String plan(String... edits) {
    String text = PLAN;
    for (int i = 0; i < edits.length; i += 2) {
      text = text.replace(edits[i], edits[i + 1]);
    }
    return text;
  }

  /** Puts a plan from what is there now in the place of the first. */
  void replan() throws Exception {
    Run run = run();
    Map<SetKey, RecordSet> first = new HashMap<>();
    run.first().forEach((key, snapshot) -> first.put(key, snapshot.set()));
    Earlier earlier = new Earlier(first, run.done(), run.brought(), run.waited());
    String from = String.join(", ", mx().mx().stream().map(Mx::toString).toList());
    String text = plan("from: {mx: [10 mail.old.example.]}", "from: {mx: [" + from + "]}");
    anna.replan(compile(text, earlier), text, run);
  }

  private Program compile(String text, Earlier earlier) throws PlanException, CompileException {
    Plan plan = Plans.read("example.com.yaml", text.getBytes(UTF_8));
    ObservedZone.Soa soa =
        new ObservedZone.Soa(
            new Ttl(3600), new Ttl(600), Duration.ofHours(2), Duration.ofMinutes(30));
    return Compiler.compile(
        plan,
        ObservedZone.of(
            world.zone().all().values().stream().map(Snapshot::set).toList(),
            soa,
            world.zone().limits()),
        earlier);
  }

  /** Somebody looks in place of the machine that ticks, and comes to this everywhere. */
  void handIn(Verdict verdict) throws Exception {
    Instant at = world.clock().instant();
    Wanted wanted = Wanted.of(run()).orElseThrow();
    Observation seen = Observation.of(verdict, "said the box", List.of("250 \u00e4"), at);
    List<Testimony.Statement> all =
        wanted.questions().stream()
            .map(
                question ->
                    new Testimony.Statement(
                        question,
                        seen,
                        verdict == Verdict.PASS && question instanceof Question.Delivers
                            ? Optional.of(Sent.digest("token of the box"))
                            : Optional.empty()))
            .toList();
    Testimony testimony = new Testimony(wanted, at, all);
    Notary credulous = (trusted, text, signature) -> trusted.get(0);
    world.believes(credulous);
    anna.handIn(DOMAIN, testimony, Testimonies.text(testimony), "signed\n", credulous);
  }

  Run run() {
    return Run.of(journal.latest(DOMAIN)).orElseThrow();
  }

  RecordSet mx() {
    return world.zone().now(new SetKey(DOMAIN, org.mxshift.model.RecordType.MX)).set();
  }

  /** Ticks whenever something is due, gives what is asked for, until this holds. */
  void until(Predicate<Tick> enough) throws Exception {
    for (int i = 0; i < 3000; i++) {
      Tick tick = world.tick(journal);
      if (enough.test(tick)) {
        return;
      }
      if (tick.rest().kind() == Rest.Kind.PERSON) {
        give(tick.rest().unblock());
      }
      Instant usual = world.clock().instant().plus(Duration.ofMinutes(15));
      world.clock().advanceTo(tick.rest().due().filter(usual::isAfter).orElse(usual));
    }
    throw new AssertionError("never came to it; the run is " + run().standing());
  }

  private void give(String unblock) throws Exception {
    if (unblock.contains(" approve ")) {
      String[] words = unblock.split(" ");
      anna.approve(DOMAIN, Effect.of(words[words.length - 1]).orElseThrow());
    } else if (unblock.contains(" confirm ")) {
      for (var taken : world.hosts().taken()) {
        boolean said = run().confirmed().contains(Sent.digest(taken.word()));
        if (!said && !taken.host().equals(OLD)) {
          anna.confirm(DOMAIN, taken.word());
        }
      }
    }
  }

  void untilAt(String move) throws Exception {
    until(tick -> tick.run().current().filter(m -> m.id().equals(move)).isPresent());
  }

  void until(Standing standing) throws Exception {
    until(tick -> tick.run().standing() == standing);
  }
}
