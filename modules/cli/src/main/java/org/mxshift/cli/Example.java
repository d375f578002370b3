package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
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
import org.mxshift.steps.CompileException;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.ObservedZone;

/** A run that is there without any network, for {@link Warmup}. */
final class Example {

  private Example() {}

  static void start(Wiring wiring, String domain)
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
    wiring
        .starting()
        .start(
            Compiler.compile(plan, ObservedZone.of(List.of(mx), soa, limits)), PlanText.of(plan));
  }
}
