package org.mxshift.checks;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.spi.Outgoing;
import org.mxshift.spi.Outgoing.Message;

/** Mail that people send by the new side passes DMARC at a mailbox outside. */
final class S15OutboundAligned implements Check {

  private static final About ABOUT =
      About.of(
          "S15",
          "mail from the new side passes DMARC outside",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.AFTER);

  private static final String REMEDY =
      "have the new side sign with a key of the domain (P03), and let SPF name its senders (P01)"
          + " before anybody sends from there";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Optional<MailAddress> outside =
        subject
            .plan()
            .map(plan -> plan.verify())
            .filter(verify -> verify.reach().bounces().isPresent())
            .flatMap(verify -> verify.sender());
    if (outside.isEmpty()) {
      return Finding.notApplicable("the plan names no mailbox outside (verify.bounces)");
    }
    List<Name> fresh = subject.newHosts(sights);
    List<Name> old = subject.leaving();
    List<Message> all = sights.see(new Outgoing(subject.domain()));
    Optional<Message> last =
        all.stream()
            .filter(message -> new Way(message.hops()).isOnlyBy(fresh, old))
            .max(Comparator.comparing(message -> message.at().orElse(Instant.EPOCH)));
    boolean none = all.stream().allMatch(message -> new Way(message.hops()).isOnlyBy(old, fresh));
    return last.map(message -> judged(subject.domain(), message))
        .orElseGet(() -> none ? unsent(subject.domain(), outside.get()) : untold(all))
        .at("verify.bounces");
  }

  private static Finding untold(List<Message> all) {
    return Finding.inconclusive(
            "nobody can tell which side sent it: the way of mail outside names no new host alone",
            "read the headers of a message that you sent from the new side yourself: its DMARC"
                + " must pass")
        .because(all);
  }

  private static Finding unsent(Name domain, MailAddress outside) {
    return Finding.warn(
        "nobody at " + domain + " has sent mail to " + outside + " by the new side in two days",
        "send one from a mailbox at the new side to " + outside + ", then check again");
  }

  private static Finding judged(Name domain, Message message) {
    AuthenticationResults results = AuthenticationResults.of(message.results());
    Finding finding =
        results.isEmpty()
            ? Finding.inconclusive(
                "the host of the mailbox outside writes no Authentication-Results",
                "take a sender whose mailbox does; or read the headers of such a message yourself")
            : results.aligned(domain)
                ? Finding.pass("mail from " + domain + " by the new side passes: " + results)
                : Finding.fail(
                    "mail from " + domain + " does not pass outside: " + results, REMEDY);
    return finding.because(List.of(message));
  }
}
