package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Plans;

/**
 * A first plan for a domain, for a person to correct.
 *
 * @param domain whose mail is to move
 * @param zone the apex of its zone
 * @param provider the word of its DNS provider
 * @param to the new side; empty when nobody has said it yet
 */
record Draft(Name domain, Name zone, String provider, List<Mx> to) {

  private static final List<Mx> UNKNOWN = List.of(new Mx(10, new Name("mail.new.example")));

  Draft {
    to = List.copyOf(to);
  }

  String heading() {
    return "# A draft. Correct zone, "
        + (to.isEmpty() ? "to (mail.new.example is made up), " : "")
        + "verify.addresses and verify.mailbox.\n";
  }

  /** The plan away from what is published. */
  Plan from(RecordSet live) throws PlanException {
    String text =
        String.join(
            "\n",
            "mxshift: 1",
            "domain: " + domain,
            "zone: {provider: " + provider + ", name: " + zone + "}",
            "from: {mx: " + list(live.mx()) + "}",
            "to: {mx: " + list(to.isEmpty() ? UNKNOWN : to) + "}",
            "verify:",
            "  addresses: [postmaster@" + domain + "]",
            "  mailbox: mxshift-probe@" + domain,
            "");
    return Plans.read("the draft for " + domain, text.getBytes(UTF_8));
  }

  private static String list(List<Mx> records) {
    return records.stream()
        .map(mx -> '"' + mx.text() + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
