package org.mxshift.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.spi.Delivered.Look;
import org.mxshift.spi.Landed;
import org.mxshift.spi.Outgoing;
import org.mxshift.spi.Route;
import org.mxshift.spi.Traffic.Count;
import org.mxshift.spi.Verdict;

/** Messages that were sent, arrived or counted in {@link World}. */
final class Letters {

  /** Both mailboxes can be looked into, and it is known where messages leave. */
  static final String VERIFY =
      "verify: {addresses: [ann@example.com], mailbox: probe@example.com,"
          + " sender: probe@example.net, exits: [192.0.2.77], arrival: imap,"
          + " inbox: {url: 'imaps://imap.new.example', user: p, password: {env: P}},"
          + " bounces: {url: 'imaps://imap.example.net', user: p, password: {env: P}}}";

  private Letters() {}

  static Route direct(String host) {
    return new Route.Direct(Name.of(host));
  }

  static Route through(String host) {
    return new Route.Through(Name.of(host));
  }

  static Route routed() {
    return new Route.Routed(World.DOMAIN, List.of());
  }

  /** A look so long ago. */
  static Look look(int minutes, Verdict verdict, String summary, Route... routes) {
    Instant at = World.NOW.minus(Duration.ofMinutes(minutes));
    return new Look(List.of(routes), verdict, summary, List.of("said " + verdict), at);
  }

  /** Everything a run sends, and all of it is well. */
  static List<Look> wellSent(Name domain) {
    return List.of(
        look(90, Verdict.PASS, domain + " by hand", direct("mx1.new.example")),
        look(80, Verdict.PASS, "the other", direct("mx2.new.example")),
        look(5, Verdict.PASS, "late", through("mx1.mail.example"), through("mx2.mail.example")),
        look(5, Verdict.PASS, "along MX", routed()));
  }

  static Landed.Message landed(String... hops) {
    return new Landed.Message("INBOX", false, List.of(hops), Optional.of(World.NOW));
  }

  static Outgoing.Message outgoing(String results, String... hops) {
    String header = results.isEmpty() ? "" : "mail.example.net; " + results;
    return new Outgoing.Message(header, List.of(hops), Optional.of(World.NOW));
  }

  /** Lines of an hour ago, each a host, a number and perhaps who brought it. */
  static List<Count> traffic(String... lines) {
    return Stream.of(lines).map(line -> count(Duration.ofHours(1), line)).toList();
  }

  static Count count(Duration ago, String line) {
    String[] words = line.split(" ", 3);
    return new Count(
        World.NOW.minus(ago),
        Name.of(words[0]),
        Long.parseLong(words[1]),
        words.length > 2 ? words[2] : "");
  }
}
