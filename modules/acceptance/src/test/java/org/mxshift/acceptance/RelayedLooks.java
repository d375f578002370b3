package org.mxshift.acceptance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.probe.Inbox;
import org.mxshift.probe.Inboxes;
import org.mxshift.probe.Probe;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.probe.Relay;
import org.mxshift.probe.TimeLimits;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;

/** A program inside a namespace: sends by a relay, looks for arrival, prints what it came to. */
final class RelayedLooks {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Name NEW = Name.of("mail.new.example.test");

  private RelayedLooks() {}

  /**
   * One line for each of the looks.
   *
   * @param args one look each: {@code RELAY USER PASSWORD SENDER MAILBOX TOKEN IMAP}
   */
  public static void main(String[] args) {
    for (String arg : args) {
      Observation seen = look(arg.split(" ", -1));
      System.out.println(seen.verdict() + "\t" + seen.summary() + "\t" + seen.evidence());
    }
  }

  private static Observation look(String... words) {
    Relay relay = new Relay(words[0], 587, false, words[1], false, () -> new Secret(words[2]));
    Inbox inbox =
        new Inbox(words[6], 143, false, "probe", false, () -> new Secret(Dovecot.PASSWORD));
    Inboxes boxes = new Inboxes(Optional.of(inbox), Optional.empty(), Duration.ofSeconds(60));
    ProbeSettings settings =
        ProbeSettings.of(List.of(), Name.of("probe.test"))
            .withPatience(TimeLimits.allOf(Duration.ofSeconds(30)), Duration.ZERO)
            .withInboxes(boxes.withRelay(Optional.of(relay)));
    Probe probe = new Probe(settings, CLOCK, System::nanoTime, new Random(1));
    Route route = new Route.Routed(Name.of("example.test"), List.of(NEW));
    MailAddress mailbox = MailAddress.of(words[4]);
    Question ask =
        new Question.Delivers(route, mailbox, Optional.of(MailAddress.of(words[3])), true);
    Observation taken = probe.look(ask, words[5]);
    return taken.verdict() == Verdict.PASS
        ? probe.arrived(
            mailbox, List.of(Sent.of(words[5], CLOCK.instant(), route)), CLOCK.instant())
        : taken;
  }
}
