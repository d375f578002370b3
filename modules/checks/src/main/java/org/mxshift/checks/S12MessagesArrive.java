package org.mxshift.checks;

import java.util.List;
import java.util.function.Predicate;
import org.mxshift.model.Name;
import org.mxshift.spi.Route;
import org.mxshift.spi.Route.Direct;

/** A real message by way of every new host is in the mailbox, not in its spam folder. */
final class S12MessagesArrive implements Check {

  private static final About ABOUT =
      About.of(
          "S12",
          "messages by way of every new host arrive",
          Severity.FATAL,
          Phase.BEFORE,
          Phase.DURING);

  private static final String REMEDY =
      "find the message in the new side's log: make the mailbox, let the sender of test messages"
          + " past the spam filter, then 'mxshift retry'";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.plan().isEmpty() ? List.of() : unvouched(subject, sights);
    if (hosts.isEmpty()) {
      return Finding.notApplicable("no message is sent to a mail host");
    }
    List<Predicate<Route>> ways = hosts.stream().map(S12MessagesArrive::to).toList();
    return Trials.of(subject, sights)
        .judge(ways, "messages by way of " + Words.and(hosts) + " arrive", REMEDY);
  }

  private static List<Name> unvouched(Subject subject, Sights sights) {
    return subject.newHosts(sights).stream()
        .filter(it -> !subject.plan().orElseThrow().verify().vouched().containsKey(it))
        .toList();
  }

  private static Predicate<Route> to(Name host) {
    return route -> route instanceof Direct direct && direct.host().equals(host);
  }
}
