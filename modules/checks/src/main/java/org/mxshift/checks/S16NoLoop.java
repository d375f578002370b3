package org.mxshift.checks;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.spi.Landed;
import org.mxshift.spi.Landed.Message;

/** No message goes from the new side back to the old one, or in circles. */
final class S16NoLoop implements Check {

  private static final About ABOUT =
      About.of(
          "S16",
          "the new side sends nothing back to the old one",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  private static final String REMEDY =
      "take the forwarding to the old side out at the new one, and have the new one treat the"
          + " domain as its own: it must not look up MX for it";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Optional<MailAddress> mailbox =
        subject
            .plan()
            .map(plan -> plan.verify())
            .filter(verify -> verify.reach().inbox().isPresent())
            .flatMap(verify -> verify.mailbox());
    if (mailbox.isEmpty()) {
      return Finding.notApplicable("no mailbox is named where the way of messages can be read");
    }
    List<Message> all = sights.see(new Landed(mailbox.get()));
    if (all.isEmpty()) {
      return Finding.notApplicable("no test message lies in the mailbox of " + mailbox.get());
    }
    List<Name> fresh = subject.newHosts(sights);
    List<Name> old = subject.leaving();
    for (Message message : all) {
      Way way = new Way(message.hops());
      if (way.goesBack(fresh, old) || way.circles()) {
        return Finding.fail("a message went in a circle: " + way, REMEDY).because(List.of(message));
      }
    }
    boolean told = all.stream().anyMatch(message -> new Way(message.hops()).touches(fresh));
    return (told
            ? Finding.pass(all.size() + " messages went no way back")
            : Finding.inconclusive(
                "no Received header of " + all.size() + " messages names a new host",
                "look at the way of such a message yourself: the new side names its hosts"
                    + " otherwise"))
        .because(all);
  }
}
