package org.mxshift.checks;

import java.util.List;
import org.mxshift.spi.Route.Routed;

/** A real message along the MX records, as senders outside go, is in the mailbox. */
final class S13RoutedArrives implements Check {

  private static final About ABOUT =
      About.of(
          "S13",
          "messages along the MX records arrive by the new hosts",
          Severity.FATAL,
          Phase.DURING,
          Phase.AFTER);

  private static final String REMEDY =
      "see which host took it in the evidence; D01 and D19 tell what senders are told";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    if (subject.plan().isEmpty() || subject.newHosts(sights).isEmpty()) {
      return Finding.notApplicable("no message is sent along the MX records");
    }
    return Trials.of(subject, sights)
        .judge(
            List.of(route -> route instanceof Routed),
            "messages along the MX records of " + subject.domain() + " arrive",
            REMEDY);
  }
}
