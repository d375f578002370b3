package org.mxshift.checks;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.MailAddress;
import org.mxshift.plan.Verify;
import org.mxshift.spf.IpAddress;
import org.mxshift.spf.Result;
import org.mxshift.spf.Session;
import org.mxshift.spf.SpfCheck;
import org.mxshift.spf.Verdict;

/** SPF lets the sender of test messages send from where they leave, so DMARC is content, too. */
final class S20SenderMayPass implements Check {

  private static final About ABOUT =
      About.of("S20", "test messages pass for their sender", Severity.WARN, Phase.BEFORE);

  private static final String KEY = "verify.sender";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Optional<Verify> verify = subject.plan().map(plan -> plan.verify());
    if (verify.isEmpty()) {
      return Finding.notApplicable("without a plan no test message is sent");
    }
    Optional<MailAddress> sender = verify.get().sender();
    if (sender.isEmpty()) {
      return Finding.notApplicable("test messages have the null sender");
    }
    Optional<Dmarc> dmarc = Dmarc.of(sights, sender.get().domain());
    String policy =
        "DMARC of " + sender.get().domain() + ": " + dmarc.map(Dmarc::toString).orElse("none");
    List<String> exits = verify.get().reach().exits();
    return exits.isEmpty()
        ? Finding.inconclusive(
                "nobody says which addresses test messages leave from, so SPF of "
                    + sender.get()
                    + " cannot be judged",
                "write them into the plan: verify.exits: [ADDRESS]")
            .because(List.of(policy))
            .at(KEY)
        : judged(sender.get(), exits, dmarc, policy, sights);
  }

  private static Finding judged(
      MailAddress sender, List<String> exits, Optional<Dmarc> dmarc, String policy, Sights sights) {
    SpfSights dns = new SpfSights(sights);
    SpfCheck spf = new SpfCheck(dns, InstantSource.fixed(Instant.EPOCH));
    List<String> evidence = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String exit : exits) {
      String from = sender.toString();
      Verdict verdict = spf.check(new Session(IpAddress.parse(exit), sender.domain().text(), from));
      evidence.add("SPF of " + sender + " from " + exit + ": " + verdict);
      if (verdict.result() != Result.PASS) {
        wrong.add(exit + " (" + verdict.result().word() + ")");
      }
    }
    dns.allSeen();
    evidence.add(policy);
    return (wrong.isEmpty()
            ? Finding.pass("SPF lets " + sender + " send from " + Words.and(exits))
            : warned(sender, wrong, dmarc))
        .because(evidence)
        .at(KEY);
  }

  private static Finding warned(MailAddress sender, List<String> wrong, Optional<Dmarc> dmarc) {
    String asked = dmarc.filter(Dmarc::bites).map(its -> ", and DMARC says " + its).orElse("");
    return Finding.warn(
        "SPF does not let " + sender + " send from " + Words.and(wrong) + asked,
        "let the SPF record of "
            + sender.domain()
            + " name these addresses, or take a sender whose record does; a host that refuses"
            + " test messages for this proves nothing");
  }
}
