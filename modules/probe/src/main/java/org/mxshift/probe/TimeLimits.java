package org.mxshift.probe;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a look waits for others, each phase by itself and a session as a whole.
 *
 * <p>Shorter than what RFC 5321 section 4.5.3.2 grants a sender (5 minutes for a banner): a look
 * that waits an hour helps nobody, and a slow host defers, it does not reject.
 *
 * @param connect for a TCP connection
 * @param banner for the first line of a mail host
 * @param command for the reply to one command, and for a TLS handshake
 * @param data for the reply to the final dot
 * @param session for a whole SMTP session, whatever its phases take
 * @param dns for one DNS answer
 * @param dnsTries how often a silent DNS server is asked
 */
public record TimeLimits(
    Duration connect,
    Duration banner,
    Duration command,
    Duration data,
    Duration session,
    Duration dns,
    int dnsTries) {

  /** What serves on the public network. */
  public static final TimeLimits USUAL =
      new TimeLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofSeconds(3),
          2);

  /** For somebody who sits and waits for a check: a host this slow is found to be slow. */
  public static final TimeLimits BRIEF =
      new TimeLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          2);

  /** Refuses limits below a millisecond, and no try at all. */
  public TimeLimits {
    for (Duration each : List.of(connect, banner, command, data, session, dns)) {
      if (each.toMillis() < 1 || each.toMillis() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a time limit is 1 ms to 24 days, this one is " + each);
      }
    }
    if (dnsTries < 1) {
      throw new IllegalArgumentException("a DNS server is asked at least once, not " + dnsTries);
    }
  }

  /** The longest that anything but a session is waited for. */
  public Duration longest() {
    return Stream.of(connect, banner, command, data, dns.multipliedBy(dnsTries))
        .max(Duration::compareTo)
        .orElse(session);
  }

  /** The same with one more second of session for each recipient. */
  TimeLimits forRecipients(int number) {
    Duration longer = session.plusSeconds(number);
    return new TimeLimits(connect, banner, command, data, longer, dns, dnsTries);
  }

  /** The same limit for each phase, DNS answers too, and ten times that for a session. */
  public static TimeLimits allOf(Duration phase) {
    return new TimeLimits(phase, phase, phase, phase, phase.multipliedBy(10), phase, 1);
  }
}
