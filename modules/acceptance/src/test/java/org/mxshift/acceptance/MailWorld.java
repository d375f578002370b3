package org.mxshift.acceptance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Everything a migration of example.test meets, real and inside one namespace: the parent zone, a
 * primary and a secondary BIND, a caching resolver which follows the delegation, the old and the
 * new mail host, and a stranger who sends mail.
 */
final class MailWorld implements AutoCloseable {
  static final String DOMAIN = "example.test";
  static final String PROBE = "probe@" + DOMAIN;
  static final String PRIMARY = "127.0.53.1";
  static final String SECONDARY = "127.0.53.2";
  static final String PARENT = "127.0.53.3";
  static final String RESOLVER = "127.0.53.9";
  static final String OLD = "127.0.53.11";
  static final String NEW = "127.0.53.12";
  static final String SENDER = "127.0.53.30";

  private static final ZoneText DELEGATION =
      ZoneText.of(
          "test.",
          "@ 60 IN NS ns",
          "ns 60 IN A " + PARENT,
          "example 60 IN NS ns1.example",
          "example 60 IN NS ns2.example",
          "ns1.example 60 IN A " + PRIMARY,
          "ns2.example 60 IN A " + SECONDARY);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final NetNamespace network;
  private final Bind primary;
  private final Bind secondary;
  private final Bind parent;
  private final ReceivingHost oldHost;
  private final ReceivingHost newHost;
  private final SendingHost sender;

  /** Whether the old host keeps late mail, or hands it on to the new one. */
  enum OldSide {
    DELIVERS,
    FORWARDS
  }

  private MailWorld(OldSide oldSide, ZoneText zone) {
    try {
      network =
          add(
              NetNamespace.create(
                  RESOLVER, PRIMARY, SECONDARY, PARENT, RESOLVER, OLD, NEW, SENDER));
      Endpoint second = network.endpoint(SECONDARY, 53);
      primary = add(Bind.primary(zone).notifying(second).start(network.endpoint(PRIMARY, 53)));
      secondary = add(Bind.secondary(primary, zone).start(second));
      parent = add(Bind.primary(DELEGATION).start(network.endpoint(PARENT, 53)));
      add(Unbound.start(resolver(), Map.of(DELEGATION, List.of(parent.endpoint()))));
      newHost = add(delivering(NEW, "mail.new." + DOMAIN));
      oldHost =
          add(oldSide == OldSide.DELIVERS ? delivering(OLD, "mail.old." + DOMAIN) : forwarding());
      sender =
          add(SendingHost.start(network.endpoint(SENDER, 25), "mx.sender.test", "sender.test"));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Starts it all with mail at the old host; {@code mxTtl} and the negative TTL are in seconds. */
  static MailWorld start(OldSide oldSide, int mxTtl) {
    return new MailWorld(oldSide, zone(mxTtl));
  }

  private static ZoneText zone(int mxTtl) {
    return ZoneText.of(
        DOMAIN + ".",
        "@ 60 IN NS ns1",
        "@ 60 IN NS ns2",
        "@ " + mxTtl + " IN MX 10 mail.old",
        "@ " + mxTtl + " IN TXT \"v=spf1 ip4:" + OLD + " -all\"",
        "ns1 60 IN A " + PRIMARY,
        "ns2 60 IN A " + SECONDARY,
        "mail.old 60 IN A " + OLD,
        "mail.new 60 IN A " + NEW);
  }

  private ReceivingHost delivering(String address, String hostname) {
    return ReceivingHost.delivering(
        network.endpoint(address, 25), hostname, DOMAIN, "probe", "postmaster");
  }

  private ReceivingHost forwarding() {
    return ReceivingHost.forwarding(
        network.endpoint(OLD, 25),
        "mail.old." + DOMAIN,
        DOMAIN,
        newHost.endpoint(),
        "probe",
        "postmaster");
  }

  private <S extends AutoCloseable> S add(S server) {
    running.push(server);
    return server;
  }

  NetNamespace network() {
    return network;
  }

  Bind primary() {
    return primary;
  }

  Bind secondary() {
    return secondary;
  }

  /** Holds the delegation of the domain in test. */
  Bind parent() {
    return parent;
  }

  Endpoint resolver() {
    return network.endpoint(RESOLVER, 53);
  }

  ReceivingHost oldHost() {
    return oldHost;
  }

  ReceivingHost newHost() {
    return newHost;
  }

  SendingHost sender() {
    return sender;
  }

  /** Stops everything, last started first. */
  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
