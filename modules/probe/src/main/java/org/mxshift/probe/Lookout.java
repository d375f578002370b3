package org.mxshift.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.mxshift.model.Name;
import org.mxshift.model.SetKey;
import org.mxshift.probe.Delegation.Server;
import org.mxshift.probe.Delegation.Servers;
import org.mxshift.probe.DnsClient.Manner;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Everywhere;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Landed;
import org.mxshift.spi.Observer;
import org.mxshift.spi.Outgoing;
import org.mxshift.spi.Published;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.mxshift.spi.Spoken;

/**
 * The real observer: asks name servers and resolvers over the network. It remembers who serves
 * which zone, and nothing else; make a new one for each round of looks.
 */
public final class Lookout implements Observer {

  private final ProbeSettings settings;
  private final InstantSource clock;
  private final DnsClient client;
  private final Zones zones;
  private final Map<Name, Resolvers.Found> addresses = new ConcurrentHashMap<>();
  private final Optional<Interview> interview;
  private final Policies policies;

  /** Looks at DNS, and speaks to no mail host. */
  public Lookout(ProbeSettings settings, InstantSource clock) {
    this(settings, clock, Optional.empty(), Optional.empty());
  }

  private Lookout(
      ProbeSettings settings,
      InstantSource clock,
      Optional<Interview> interview,
      Optional<LongSupplier> ticker) {
    this.settings = settings;
    this.clock = clock;
    this.interview = interview;
    this.client = new DnsClient(settings.limits());
    Resolvers resolvers = new Resolvers(settings, client);
    this.policies = new Policies(settings, clock, resolvers, ticker);
    Delegation delegation =
        new Delegation(settings, client, resolvers, name -> addresses(resolvers, name));
    this.zones = new Zones(settings, resolvers, delegation);
  }

  /** Of name servers, which many zones share; failures are not remembered. */
  private Resolvers.Found addresses(Resolvers resolvers, Name name) {
    Resolvers.Found known = addresses.get(name);
    if (known != null) {
      return known;
    }
    Resolvers.Found found = resolvers.addresses(name);
    if (found.failure().isEmpty() && addresses.size() < Zones.MOST) {
      addresses.put(name, found);
    }
    return found;
  }

  /**
   * Looks at DNS and speaks to mail hosts; nothing is asked yet.
   *
   * @param settings whom it asks, and how patiently
   * @param clock dates what was seen
   * @param ticker nanoseconds from any origin that only grow, such as {@code System::nanoTime}
   * @param random makes up the name of a recipient that nobody has
   */
  public Lookout(ProbeSettings settings, InstantSource clock, LongSupplier ticker, Random random) {
    this(
        settings,
        clock,
        Optional.of(new Interview(settings, clock, ticker, random)),
        Optional.of(ticker));
  }

  @Override
  @SuppressWarnings("unchecked") // each branch of look() answers what its inquiry asks for
  public <A> Sighting<A> see(Inquiry<A> inquiry) {
    try {
      return (Sighting<A>) look(inquiry);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unseen<>("interrupted");
    }
  }

  private Sighting<?> look(Inquiry<?> inquiry) throws InterruptedException {
    if (inquiry instanceof Delegated ask) {
      return delegated(ask.name());
    }
    if (inquiry instanceof Everywhere ask) {
      return everywhere(ask.set());
    }
    if (inquiry instanceof Published ask) {
      return published(ask.set());
    }
    if (inquiry instanceof Resolved ask) {
      return resolved(ask);
    }
    if (inquiry instanceof Spoken ask) {
      return interview.isPresent()
          ? interview.get().of(ask)
          : new Unseen<>("nobody here speaks to mail hosts");
    }
    if (inquiry instanceof Landed || inquiry instanceof Outgoing) {
      return new Letters(settings, clock).look(inquiry);
    }
    return policies.look(inquiry);
  }

  private <A> Sighting<A> seen(A answer) {
    return new Seen<>(answer, clock.instant());
  }

  private Sighting<Delegated.Zone> delegated(Name name) throws InterruptedException {
    Zones.Zone zone = zones.of(name);
    if (zone.apex().isEmpty()) {
      return new Unseen<>(zone.trouble());
    }
    Name apex = zone.apex().get();
    Servers servers = zones.servers(apex);
    boolean configured = zones.isConfigured(apex);
    if (servers.named().isEmpty() && !configured) {
      return new Unseen<>(trouble(servers));
    }
    return seen(new Delegated.Zone(apex, servers.named(), configured, servers.evidence()));
  }

  private Sighting<List<ServerReply>> everywhere(SetKey set) throws InterruptedException {
    Zones.Zone zone = zones.of(set.owner());
    if (zone.apex().isEmpty()) {
      return new Unseen<>(zone.trouble());
    }
    Servers servers = zones.servers(zone.apex().get());
    if (servers.servers().isEmpty()) {
      return new Unseen<>(trouble(servers));
    }
    List<CompletableFuture<ServerReply>> replies = new ArrayList<>();
    for (Server server : servers.servers()) {
      replies.add(ask(name(server), server.address(), set, Manner.SIGNED, false));
    }
    return seen(replies.stream().map(CompletableFuture::join).toList());
  }

  private Sighting<DnsReply> published(SetKey set) throws InterruptedException {
    Zones.Zone zone = zones.of(set.owner());
    if (zone.apex().isEmpty()) {
      return new Unseen<>(zone.trouble());
    }
    Servers servers = zones.servers(zone.apex().get());
    List<String> tried = new ArrayList<>(servers.gaps());
    Optional<DnsAnswer> answer =
        new FirstAnswer<Server>(
                server -> client.start(server.address(), set, Manner.SIGNED),
                said -> said.isDefinite() && said.hasAuthority())
            .of(
                servers.servers(),
                (server, said) ->
                    tried.add(
                        server + " " + said.why() + (said.answer().isPresent() ? ", lame" : "")));
    return answer.isPresent()
        ? seen(answer.get().reply(set))
        : new Unseen<>(tried.isEmpty() ? "interrupted" : Shown.some(tried));
  }

  private Sighting<List<ServerReply>> resolved(Resolved ask) {
    if (settings.resolvers().isEmpty()) {
      return new Unseen<>("no resolver is configured");
    }
    Manner manner = new Manner(true, true, ask.unchecked());
    List<CompletableFuture<ServerReply>> replies = new ArrayList<>();
    for (InetSocketAddress resolver : settings.resolvers()) {
      replies.add(ask(Name.ROOT, resolver, ask.set(), manner, true));
    }
    return seen(replies.stream().map(CompletableFuture::join).toList());
  }

  /** One question to one address; ends within the limits of the client. */
  private CompletableFuture<ServerReply> ask(
      Name server, InetSocketAddress at, SetKey set, Manner manner, boolean followed) {
    String address = Shown.host(at);
    return client
        .start(at, set, manner)
        .thenApply(
            answer ->
                ServerReply.of(
                    server, address, followed ? answer.followed(set) : answer.reply(set)))
        .exceptionally(thrown -> ServerReply.silent(server, address, fault(thrown)))
        .toCompletableFuture();
  }

  private static String fault(Throwable thrown) {
    IOException fault = DnsClient.fault(thrown);
    return Shown.fault(fault);
  }

  /** Configured servers are known by their addresses only. */
  private static Name name(Server server) {
    return server.name().equals(Shown.host(server.address())) ? Name.ROOT : Name.of(server.name());
  }

  private static String trouble(Servers servers) {
    List<String> all = new ArrayList<>(servers.gaps());
    all.addAll(servers.evidence());
    return Shown.some(all);
  }
}
