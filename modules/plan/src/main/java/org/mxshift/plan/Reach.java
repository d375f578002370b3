package org.mxshift.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.PublicKey;

/**
 * How the machine that looks reaches mailboxes and mail hosts.
 *
 * @param inbox the mailbox that gets the real messages
 * @param bounces the mailbox of their sender, where undeliverable ones come back to
 * @param via a SOCKS5 proxy that SMTP sessions go by
 * @param relay a submission server that sends along the MX records in its place
 * @param exits the addresses that test messages leave from, as receivers see them
 * @param probers who look at mail hosts in the place of the machine that looks at all else, by the
 *     keys they sign with
 */
public record Reach(
    Optional<Inbox> inbox,
    Optional<Inbox> bounces,
    Optional<ServerUrl> via,
    Optional<Relay> relay,
    List<String> exits,
    List<PublicKey> probers) {

  /** By itself alone. */
  public static final Reach NONE =
      new Reach(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  /** Copies the lists. */
  public Reach {
    exits = List.copyOf(exits);
    probers = List.copyOf(probers);
  }

  static final Map<String, Integer> PROXY_PORTS = Map.of("socks5", 1080);
}
