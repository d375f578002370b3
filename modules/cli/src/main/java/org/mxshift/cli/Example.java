package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Round;
import org.mxshift.engine.Run;
import org.mxshift.engine.Trigger;
import org.mxshift.engine.Written;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.PlanText;
import org.mxshift.plan.Plans;
import org.mxshift.program.Change;
import org.mxshift.program.Move;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Verdict;
import org.mxshift.steps.CompileException;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.ObservedZone;

/** A run that is there without any network, for {@link Warmup}. */
final class Example {

  private Example() {}

  static Run start(Wiring wiring, String domain)
      throws FailedException, PlanException, CompileException, RefusedException, JournalException {
    Name name = Name.of(domain);
    RecordSet mx = RecordSet.mx(name, new Ttl(3600), List.of(Mx.parse("10 mail.old.example.")));
    String text =
        String.join(
            "\n",
            "mxshift: 1",
            "domain: " + domain,
            "zone: {provider: rfc2136}",
            "from: {mx: [10 mail.old.example.]}",
            "to: {mx: [10 mail.new.example.]}",
            "verify: {addresses: [a@" + domain + "], mailbox: a@" + domain + "}",
            "");
    Plan plan = Plans.read("an example", text.getBytes(UTF_8));
    ObservedZone.Soa soa =
        new ObservedZone.Soa(
            new Ttl(3600), new Ttl(300), Duration.ofHours(1), Duration.ofMinutes(15));
    Limits limits = new Limits(Ttl.ZERO, Guarantee.VALUES);
    return wiring
        .starting()
        .start(
            Compiler.compile(plan, ObservedZone.of(List.of(mx), soa, limits)), PlanText.of(plan));
  }

  /** Writes down what nobody did, so that each usual kind of entry is read once, to the end. */
  static void carryOut(Wiring wiring, Name domain) throws FailedException, JournalException {
    Journal journal = wiring.journal();
    Run run = Runs.of(journal, domain);
    int number = run.last();
    for (Move move : run.program().moves()) {
      List<Event> life = new ArrayList<>(move.writes() ? write(move) : look(move));
      life.addAll(
          List.of(
              new Event.Lived(move.id(), Trigger.EVERYWHERE, "is there", Optional.empty()),
              seen(move, Round.WATCH, Verdict.PASS),
              seen(move, Round.WATCH, Verdict.PASS),
              new Event.Lived(move.id(), Trigger.SETTLE, "has settled", Optional.empty())));
      for (Event event : life) {
        number++;
        journal.append(domain, new Entry(number, run.since(), "nobody", event));
      }
    }
    journal.publish();
  }

  /** An intent and its outcome, of a set with two kinds of values in its time. */
  private static List<Event> write(Move move) {
    Name owner = move.change().orElseThrow().key().owner();
    RecordSet before = RecordSet.mx(owner, new Ttl(3600), List.of(Mx.parse("10 mail.example.")));
    RecordSet after =
        new RecordSet(owner, RecordType.TXT, new Ttl(300), List.of(Txt.of("v=spf1 mx -all")));
    Written intended = new Written(Snapshot.of(before), after, Optional.empty());
    Written written = new Written(Snapshot.of(before), after, Optional.of(new Receipt("serial 2")));
    return List.of(
        new Event.Lived(move.id(), Trigger.INTEND, "is due", Optional.of(intended)),
        new Event.Lived(move.id(), Trigger.WRITTEN, "was written", Optional.of(written)),
        seen(move, Round.SERVED, Verdict.PENDING));
  }

  private static List<Event> look(Move move) {
    return List.of(
        new Event.Lived(move.id(), Trigger.NOTHING_TO_WRITE, "only looks", Optional.empty()));
  }

  private static Event seen(Move move, Round round, Verdict verdict) {
    return new Event.Probed(
        move.id(),
        round,
        verdict,
        "one of two answers",
        List.of("ns1.example. answers"),
        move.change().map(Change::key),
        Optional.of(Duration.ofMinutes(5)),
        List.of("token"));
  }
}
