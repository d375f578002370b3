package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
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
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.PlanText;
import org.mxshift.plan.Plans;
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

  /** Writes down what nobody did, so that each kind of entry is read once. */
  static void goOn(Wiring wiring, Run started) throws FailedException, JournalException {
    Name domain = started.program().domain();
    RecordSet mx = RecordSet.mx(domain, new Ttl(3600), List.of(Mx.parse("10 mail.old.example.")));
    Journal journal = wiring.journal();
    Run run = started;
    for (Event event : firstWrite(run.program().moves().get(0).id(), mx)) {
      Entry entry = new Entry(run.last() + 1, run.since(), "nobody", event);
      journal.append(domain, entry);
      run = run.with(entry);
    }
    journal.publish();
  }

  /** What most entries of a log are: an intent, its outcome, a look at the servers. */
  private static List<Event> firstWrite(String move, RecordSet mx) {
    RecordSet after = mx.withTtl(new Ttl(300));
    Written intended = new Written(Snapshot.of(mx), after, Optional.empty());
    Written written = new Written(Snapshot.of(mx), after, Optional.of(new Receipt("serial 2")));
    Event look =
        new Event.Probed(
            move,
            Round.SERVED,
            Verdict.INCONCLUSIVE,
            "one of two answers",
            List.of("ns1.example. answers"),
            Optional.of(mx.key()),
            Optional.of(Duration.ofMinutes(5)),
            List.of());
    return List.of(
        new Event.Lived(move, Trigger.INTEND, "is due", Optional.of(intended)),
        new Event.Lived(move, Trigger.WRITTEN, "was written", Optional.of(written)),
        look);
  }
}
