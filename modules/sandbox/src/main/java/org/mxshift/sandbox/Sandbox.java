package org.mxshift.sandbox;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A world of mail for one domain on loopback: primary and secondary name server, a caching
 * resolver, the old and the new mail hosts, and a sender that finds them by MX. Nothing leaves the
 * machine and nothing needs a privilege.
 *
 * <p>Every party has its own address (127.0.53.x for DNS, 127.0.25.x for the old hosts, 127.0.26.x
 * for the new ones); all DNS is on one port, all SMTP on another, chosen when the sandbox starts.
 */
public final class Sandbox implements AutoCloseable {
  private static final int THREADS = 8;

  /**
   * What to build.
   *
   * @param domain whose mail moves, such as {@code example.test}
   * @param ttl of every record, in whole seconds
   * @param negativeTtl how long resolvers remember that something is not there, in whole seconds
   * @param lag how far the secondary is behind the primary
   * @param oldHosts names of the hosts that have the mail now; MX 10, 20, … in this order
   * @param newHosts names of the hosts that are to have it; not in MX
   * @param mailboxes for whom all of them take mail
   * @param tls with it the hosts offer STARTTLS
   * @param patience how long the sender waits for a resolver, a connection, a reply
   * @param firstRetry how long the sender waits after a failure; then twice as long, up to 16 times
   */
  public record Setup(
      String domain,
      Duration ttl,
      Duration negativeTtl,
      Duration lag,
      List<String> oldHosts,
      List<String> newHosts,
      Mailboxes mailboxes,
      Optional<SSLContext> tls,
      Duration patience,
      Duration firstRetry) {
    /** Checks that there is somebody on both sides. */
    public Setup {
      oldHosts = List.copyOf(oldHosts);
      newHosts = List.copyOf(newHosts);
      if (oldHosts.isEmpty() || newHosts.isEmpty()) {
        throw new IllegalArgumentException("A sandbox needs an old and a new mail host");
      }
    }

    /** One old host, one new, each named in a zone of its own, for every address of the domain. */
    public static Setup of(String domain, Duration ttl) {
      return new Setup(
          domain,
          ttl,
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          List.of("mail.old-host.test"),
          List.of("mail.new-host.test"),
          new Mailboxes(Set.of(), Set.of(domain)),
          Optional.empty(),
          Duration.ofSeconds(2),
          Duration.ofMillis(500));
    }
  }

  private record Dns(NameServer primary, NameServer secondary, CachingResolver resolver) {}

  private final Setup setup;
  private final TsigKey key;
  private final Opened opened;
  private final Dns dns;
  private final List<MailHost> hosts;
  private final SendingMta sender;

  private Sandbox(
      Setup setup, TsigKey key, Opened opened, Dns dns, List<MailHost> hosts, SendingMta sender) {
    this.setup = setup;
    this.key = key;
    this.opened = opened;
    this.dns = dns;
    this.hosts = hosts;
    this.sender = sender;
  }

  /**
   * Starts everything.
   *
   * @param listener told of each message that a host keeps, on that host's thread
   * @param random makes the key and shuffles hosts of equal preference
   * @throws IOException if loopback addresses cannot be listened on; macOS needs each added to lo0
   */
  public static Sandbox start(
      Setup setup, Consumer<StoredMessage> listener, Random random, InstantSource clock)
      throws IOException {
    Opened opened = new Opened();
    try {
      TsigKey key = TsigKey.fresh("mxshift." + setup.domain(), random);
      ScheduledThreadPoolExecutor threads =
          new ScheduledThreadPoolExecutor(THREADS, Sandbox::daemon);
      opened.keep(threads::shutdownNow);
      SandboxZones zones = new SandboxZones(setup);
      Dns dns = opened.all(some -> dns(zones, setup, key, threads, clock, some));
      List<MailHost> hosts = opened.all(some -> hosts(zones, setup, listener, clock, some));
      SendingMta.Setup how = sender(setup, dns, hosts.get(0).address().getPort());
      SendingMta sender = opened.keep(new SendingMta(how, random, threads, clock));
      return new Sandbox(setup, key, opened, dns, hosts, sender);
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** The server that takes updates. */
  public NameServer primary() {
    return dns.primary();
  }

  /** The server that follows it. */
  public NameServer secondary() {
    return dns.secondary();
  }

  /** The resolver that the sender asks. */
  public CachingResolver resolver() {
    return dns.resolver();
  }

  /** The key that the primary takes updates with. */
  public TsigKey key() {
    return key;
  }

  /** The hosts that have the mail at the beginning. */
  public List<MailHost> oldHosts() {
    return hosts.subList(0, setup.oldHosts().size());
  }

  /** The hosts that are to have it. */
  public List<MailHost> newHosts() {
    return hosts.subList(setup.oldHosts().size(), hosts.size());
  }

  /** The sender outside. */
  public SendingMta sender() {
    return sender;
  }

  /** The port of every name server and of the resolver. */
  public int dnsPort() {
    return dns.primary().address().getPort();
  }

  /** The port of every mail host. */
  public int smtpPort() {
    return hosts.get(0).address().getPort();
  }

  /**
   * The first lines of an {@code mxshift.yaml} for which nobody but this sandbox exists: resolvers
   * and {@code network}, to which indented lines may be added.
   */
  public String settings() {
    String servers =
        "[\"" + text(primary().address()) + "\", \"" + text(secondary().address()) + "\"]";
    StringBuilder lines = new StringBuilder();
    lines.append("resolvers: [\"").append(text(resolver().address())).append("\"]\n");
    lines.append("network:\n  private: true\n  smtp_port: ").append(smtpPort()).append('\n');
    lines.append("  authoritative:\n");
    for (String zone : new SandboxZones(setup).own()) {
      lines.append("    ").append(zone).append(": ").append(servers).append('\n');
    }
    return lines.toString();
  }

  private static String text(InetSocketAddress at) {
    return at.getAddress().getHostAddress() + ":" + at.getPort();
  }

  /** What has become of the sender's messages by now. */
  public Tally tally() {
    return Tally.of(sender, hosts);
  }

  @Override
  public void close() {
    opened.close();
  }

  private static Dns dns(
      SandboxZones zones,
      Setup setup,
      TsigKey key,
      ScheduledThreadPoolExecutor threads,
      InstantSource clock,
      Opened some)
      throws IOException {
    List<ZoneVersion> all = zones.all();
    NameServer primary =
        some.keep(
            NameServer.start(SandboxZones.primary(0), all, List.of(key), Faults.none(), clock));
    int port = primary.address().getPort();
    NameServer secondary =
        some.keep(
            primary.secondary(SandboxZones.secondary(port), Faults.none(), setup::lag, threads));
    List<InetSocketAddress> servers = List.of(primary.address(), secondary.address());
    Map<String, List<InetSocketAddress>> stubs =
        all.stream().collect(toMap(zone -> zone.origin().toString(), zone -> servers));
    CachingResolver resolver =
        some.keep(CachingResolver.start(SandboxZones.resolver(port), stubs, Duration.ZERO, clock));
    return new Dns(primary, secondary, resolver);
  }

  private static List<MailHost> hosts(
      SandboxZones zones,
      Setup setup,
      Consumer<StoredMessage> listener,
      InstantSource clock,
      Opened some)
      throws IOException {
    List<MailHost> hosts = new ArrayList<>();
    int port = 0;
    for (String name :
        Stream.concat(setup.oldHosts().stream(), setup.newHosts().stream()).toList()) {
      InetSocketAddress at = zones.addressOf(name, port);
      MailHost.Setup how = MailHost.Setup.plain(name, at, setup.mailboxes()).withTls(setup.tls());
      hosts.add(some.keep(MailHost.start(how, listener, clock)));
      port = hosts.get(0).address().getPort();
    }
    return List.copyOf(hosts);
  }

  private static SendingMta.Setup sender(Setup setup, Dns dns, int smtpPort) {
    return new SendingMta.Setup(
        "mta.sender.test",
        "sender@sender.test",
        dns.resolver().address(),
        smtpPort,
        setup.patience(),
        setup.firstRetry(),
        setup.firstRetry().multipliedBy(16),
        Duration.ofDays(5));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sandbox");
    thread.setDaemon(true);
    return thread;
  }
}
