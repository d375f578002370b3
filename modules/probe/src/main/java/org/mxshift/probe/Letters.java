package org.mxshift.probe;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Landed;
import org.mxshift.spi.Outgoing;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;

/** What lies in the mailboxes of a plan now; nothing there is touched. */
record Letters(ProbeSettings settings, InstantSource clock) {

  private static final Duration BACK = Duration.ofDays(2);

  /** What is read of an open mailbox. */
  private interface Reading {
    List<?> of(ImapBox box, Instant since) throws MessagingException;
  }

  Sighting<?> look(Inquiry<?> inquiry) {
    return inquiry instanceof Outgoing ask
        ? read(settings.inboxes().bounces(), (box, since) -> box.from(ask.domain(), since))
        : read(settings.inboxes().target(), (box, since) -> landed(box.arrivals(since)));
  }

  private static List<Landed.Message> landed(List<Arrival> arrivals) {
    return arrivals.stream()
        .map(it -> new Landed.Message(it.folder(), it.spam(), it.trace().hosts(), it.at()))
        .toList();
  }

  private Sighting<?> read(Optional<Inbox> inbox, Reading reading) {
    if (inbox.isEmpty()) {
      return new Unseen<>("no mailbox is given to look into");
    }
    try (BoundedSockets sockets = new BoundedSockets(settings.limits().session())) {
      try (ImapBox box = ImapBox.open(inbox.get(), settings.limits(), sockets)) {
        return new Seen<>(reading.of(box, clock.instant().minus(BACK)), clock.instant());
      } catch (MessagingException | IOException | RuntimeException e) {
        return unseen(inbox.get(), sockets.fault(BoundedSockets.reason(e)));
      } catch (OutOfMemoryError e) { // the library makes room for whatever length is announced
        return unseen(inbox.get(), "it announces more than this program has room for");
      }
    }
  }

  private static Sighting<?> unseen(Inbox inbox, String why) {
    String where = Shown.line(inbox.user() + " at " + inbox);
    return new Unseen<>("the mailbox of " + where + " cannot be read: " + why);
  }
}
