package org.mxshift.probe;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.model.TimeText;
import org.mxshift.spi.Route.Routed;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;

/** Looks for messages in the mailbox they were sent to, and for what came back. */
final class ArrivalLook {

  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** Servers search by day, in whatever time zone: a day more never misses one. */
  private static final Duration BACK = Duration.ofDays(2);

  /** Later than any look still asks for them. */
  private static final Duration KEPT = Sent.LIMIT.multipliedBy(2);

  private final Inboxes inboxes;
  private final ProbeSettings settings;
  private final LongSupplier ticker;

  ArrivalLook(ProbeSettings settings, LongSupplier ticker) {
    this.inboxes = settings.inboxes();
    this.settings = settings;
    this.ticker = ticker;
  }

  /** What is there now. */
  private record Contents(List<Arrival> arrivals, List<Bounce> bounces) {}

  Finding look(List<Sent> messages, Instant now) throws InterruptedException {
    Optional<Inbox> target = inboxes.target();
    if (target.isEmpty()) {
      return Finding.of(Verdict.INCONCLUSIVE, "no mailbox is given to look into");
    }
    Inbox inbox = target.get();
    Duration time = settings.limits().session().plus(inboxes.patience());
    try (BoundedSockets sockets = new BoundedSockets(time)) {
      try (ImapBox box = ImapBox.open(inbox, settings.limits(), sockets)) {
        return wait(box, messages, now);
      } catch (MessagingException | IOException | RuntimeException e) {
        return unseen(inbox, sockets, BoundedSockets.reason(e));
      } catch (OutOfMemoryError e) { // the library makes room for whatever length is announced
        return unseen(inbox, sockets, "it announces more than this program has room for");
      }
    }
  }

  private Finding wait(ImapBox box, List<Sent> messages, Instant now)
      throws IOException, MessagingException, InterruptedException {
    long deadline = ticker.getAsLong() + inboxes.patience().toNanos();
    List<Bounce> elsewhere = elsewhere(now);
    while (true) {
      Instant since = now.minus(BACK);
      List<Bounce> bounces = new ArrayList<>(box.bounces(since));
      bounces.addAll(elsewhere);
      Finding finding = judge(messages, new Contents(box.arrivals(since), bounces), now);
      Duration left = Duration.ofNanos(deadline - ticker.getAsLong());
      if (finding.verdict() != Verdict.PENDING || left.isNegative() || left.isZero()) {
        int gone = box.tidy(now.minus(BACK), now.minus(KEPT));
        return gone == 0 ? finding : finding.withMore("deleted " + gone + " old test messages");
      }
      Greylisting.await(left.compareTo(BETWEEN) < 0 ? left : BETWEEN);
    }
  }

  /** A sender's mailbox that cannot be read hides bounces, and proves nothing by itself. */
  private List<Bounce> elsewhere(Instant now) {
    if (inboxes.bounces().isEmpty()) {
      return List.of();
    }
    try (BoundedSockets sockets = new BoundedSockets(settings.limits().session());
        ImapBox box = ImapBox.open(inboxes.bounces().get(), settings.limits(), sockets)) {
      return box.bounces(now.minus(BACK));
    } catch (MessagingException | IOException | RuntimeException | OutOfMemoryError e) {
      return List.of();
    }
  }

  private Finding judge(List<Sent> messages, Contents contents, Instant now) {
    List<Finding> all = messages.stream().map(message -> judge(message, contents, now)).toList();
    List<String> evidence = new ArrayList<>();
    all.forEach(finding -> evidence.addAll(finding.evidence()));
    Finding worst = all.stream().min(Finding.ORDER).orElseThrow();
    return worst.verdict() == Verdict.PASS && all.size() > 1
        ? Finding.of(Verdict.PASS, "all " + all.size() + " messages arrived", evidence)
        : worst.withEvidence(evidence);
  }

  private Finding judge(Sent message, Contents contents, Instant now) {
    String which = "the message sent " + message.route().sentence();
    Optional<Bounce> bounce =
        contents.bounces().stream()
            .filter(report -> report.digests().contains(message.digest()))
            .findFirst();
    if (bounce.isPresent()) {
      return finding(Verdict.REJECTS, which + " came back: " + bounce.get().reason(), List.of());
    }
    List<Arrival> found =
        contents.arrivals().stream()
            .filter(arrival -> arrival.digest().equals(message.digest()))
            .toList();
    List<String> evidence = found.stream().map(arrival -> told(message, arrival)).toList();
    Optional<Arrival> spam = found.stream().filter(Arrival::spam).findFirst();
    if (spam.isPresent()) {
      String where = " went to the spam folder " + Shown.line(spam.get().folder());
      return finding(Verdict.DEFERS, which + where, evidence);
    }
    return counted(message, which, found, now).withEvidence(evidence);
  }

  private Finding counted(Sent message, String which, List<Arrival> found, Instant now) {
    int copies = found.stream().mapToInt(Arrival::copies).max().orElse(1);
    Set<Integer> there = found.stream().map(Arrival::copy).collect(Collectors.toSet());
    Optional<Relay> relay = inboxes.relay();
    if (there.size() >= copies && relay.isPresent() && !isNamed(message, found, relay.get())) {
      return Finding.of(
          Verdict.INCONCLUSIVE,
          which + " arrived, but no Received header beyond the relay names a host it must pass");
    }
    if (there.size() >= copies) {
      return Finding.of(Verdict.PASS, which + " arrived");
    }
    String how = copies > 1 ? ": " + there.size() + " of " + copies + " copies are there" : "";
    return message.isLate(now)
        ? Finding.of(
            Verdict.DEFERS, which + " has not arrived after " + TimeText.print(Sent.LIMIT) + how)
        : Finding.of(Verdict.PENDING, which + " is not in the mailbox yet" + how);
  }

  /**
   * Whether a host that must take it in the end did; only the headers know whom a relay chose. The
   * relay itself does not count: a platform brings its users' mail to its own without MX.
   */
  private boolean isNamed(Sent message, List<Arrival> found, Relay relay) {
    return !(message.route() instanceof Routed routed)
        || found.stream()
            .map(Arrival::trace)
            .map(way -> way.beyond(relay.host()).beyond(way.takenFrom(settings.helo()).orElse("")))
            .allMatch(way -> way.names(routed.hosts()));
  }

  private String told(Sent message, Arrival arrival) {
    StringBuilder line = new StringBuilder("in " + Shown.line(arrival.folder()));
    if (arrival.copies() > 1) {
      line.append(", copy ").append(arrival.copy()).append(" of ").append(arrival.copies());
    }
    arrival
        .trace()
        .takenFrom(settings.helo())
        .ifPresent(host -> line.append(", taken by ").append(host));
    line.append(", by way of ").append(arrival.trace());
    if (message.route() instanceof Routed routed && !arrival.trace().names(routed.hosts())) {
      List<String> hosts = routed.hosts().stream().map(Name::toString).toList();
      line.append(", no Received header names ").append(String.join(" or ", hosts));
    }
    return Shown.line(line.toString());
  }

  private static Finding finding(Verdict verdict, String summary, List<String> evidence) {
    return Finding.of(verdict, Shown.line(summary), evidence);
  }

  /** Whatever is wrong with the mailbox, it is not the new hosts. */
  private static Finding unseen(Inbox inbox, BoundedSockets sockets, String reason) {
    String why = sockets.fault(reason);
    return Finding.of(
        Verdict.INCONCLUSIVE,
        "the mailbox of " + Shown.line(inbox.user() + " at " + inbox) + " cannot be read: " + why);
  }
}
