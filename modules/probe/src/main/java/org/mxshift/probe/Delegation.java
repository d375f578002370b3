package org.mxshift.probe;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.probe.DnsClient.Manner;
import org.mxshift.spi.Delegated.NameServer;

/**
 * Finds every address of every name server of a zone: those its parent delegates to, and those it
 * names itself. The two sets differ more often than anybody likes, and resolvers use both.
 */
final class Delegation {

  /** Servers of the parent that are tried before it counts as unreachable. */
  private static final int PARENTS = 6;

  /** More servers, or addresses of one, than any zone has: who names more wants to keep us busy. */
  private static final int MOST_SERVERS = 32;

  private static final int MOST_ADDRESSES = 16;

  private final ProbeSettings settings;
  private final DnsClient client;
  private final Resolvers resolvers;
  private final Function<Name, Resolvers.Found> addresses;

  Delegation(ProbeSettings settings, DnsClient client, Resolvers resolvers) {
    this(settings, client, resolvers, resolvers::addresses);
  }

  /** With another way to find the addresses of name servers, such as one that remembers. */
  Delegation(
      ProbeSettings settings,
      DnsClient client,
      Resolvers resolvers,
      Function<Name, Resolvers.Found> addresses) {
    this.settings = settings;
    this.client = client;
    this.resolvers = resolvers;
    this.addresses = addresses;
  }

  /**
   * One address of one name server.
   *
   * @param name the server, for people
   * @param address where it is asked
   */
  record Server(String name, InetSocketAddress address) {
    /** Whether this is the server of that name. */
    boolean is(Name other) {
      return name.equals(other.text()) || name.equals(other.absolute());
    }

    @Override
    public String toString() {
      String at = Shown.host(address);
      return name.equals(at) ? at : name + " " + at;
    }
  }

  /**
   * Who serves a zone.
   *
   * @param servers every address of every server
   * @param gaps servers without an address, or why there is none at all
   * @param evidence how they were found
   * @param named each server by its name, and by whom it is named; empty where they are configured
   */
  record Servers(
      List<Server> servers, List<String> gaps, List<String> evidence, List<NameServer> named) {}

  /** Who serves the zone. */
  Servers of(Name zone) throws InterruptedException {
    Optional<List<InetSocketAddress>> told =
        Optional.ofNullable(settings.authoritative().get(zone));
    if (told.isPresent()) {
      List<Server> servers = told.get().stream().map(at -> new Server(Shown.host(at), at)).toList();
      List<String> gaps = servers.isEmpty() ? List.of("no server is configured") : List.of();
      return new Servers(servers, gaps, List.of(), List.of());
    }
    return new Search(zone).run();
  }

  /** One search, with what it has found so far. */
  private final class Search {

    private final Name zone;
    private final Map<Name, Set<InetAddress>> found = new LinkedHashMap<>();
    private final Map<Name, List<InetAddress>> parents = new LinkedHashMap<>();
    private final Map<Name, List<InetAddress>> resolved = new HashMap<>();
    private final Set<Name> own = new HashSet<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();

    Search(Name zone) {
      this.zone = zone;
    }

    Servers run() {
      askParent();
      List<Server> delegated = servers();
      List<CompletableFuture<List<Name>>> told = delegated.stream().map(this::ownServers).toList();
      told.forEach(names -> own.addAll(names.join()));
      first(own.stream().sorted().filter(name -> !found.containsKey(name)).toList())
          .forEach(this::addOwn);
      if (found.isEmpty()) {
        gaps.add("no delegation of " + zone + " was found");
      }
      found.forEach(
          (name, addresses) -> {
            if (addresses.isEmpty()) {
              gaps.add(name + " has no address");
            }
          });
      return new Servers(servers(), gaps, evidence, named());
    }

    private void askParent() {
      for (InetSocketAddress parent : parentServers()) {
        try {
          DnsAnswer answer = client.askServer(parent, zone, RecordType.NS);
          List<Name> servers = answer.servers(zone);
          String said = servers.isEmpty() ? answer.rcode() + ", no delegation" : servers.toString();
          evidence.add("parent " + Shown.host(parent) + " " + zone + " NS " + Shown.line(said));
          if (!servers.isEmpty()) {
            first(servers).forEach(name -> parents.put(name, answer.glue(name)));
            parents.forEach(this::add);
            return;
          }
        } catch (IOException | IllegalArgumentException e) {
          evidence.add("parent " + Shown.host(parent) + " " + zone + " NS: " + why(e));
        }
      }
    }

    private List<InetSocketAddress> parentServers() {
      List<InetSocketAddress> addresses = new ArrayList<>();
      for (Name server : parentNames()) {
        if (addresses.size() < PARENTS) {
          Delegation.this
              .addresses
              .apply(server)
              .addresses()
              .forEach(address -> addresses.add(at(address)));
        }
      }
      return addresses.subList(0, Math.min(PARENTS, addresses.size()));
    }

    /** The servers of the closest zone above that has some. */
    private List<Name> parentNames() {
      Name above = zone;
      do {
        above = above.parent();
        Resolvers.Said said = resolvers.ask(above, RecordType.NS);
        List<Name> servers = said.answer().map(serversOf(above)).orElse(List.of());
        if (!servers.isEmpty()) {
          return servers;
        }
        said.failure().ifPresent(failure -> evidence.addAll(failure.evidence()));
      } while (!above.isRoot());
      return List.of();
    }

    /** A server that does not tell is asked for the set later, and reported then. */
    private CompletableFuture<List<Name>> ownServers(Server server) {
      return client
          .start(server.address(), new SetKey(zone, RecordType.NS), Manner.PLAIN)
          .thenApply(answer -> answer.hasAuthority() ? answer.servers(zone) : List.<Name>of())
          .exceptionally(fault -> List.of())
          .toCompletableFuture();
    }

    private List<Name> first(List<Name> names) {
      if (names.size() <= MOST_SERVERS) {
        return names;
      }
      gaps.add(zone + " has " + names.size() + " name servers, of which not all are looked at");
      return names.subList(0, MOST_SERVERS);
    }

    private void addOwn(Name name) {
      evidence.add(zone + " itself also names " + name + " as its server");
      add(name, List.of());
    }

    private void add(Name name, List<InetAddress> glue) {
      Resolvers.Found by = Delegation.this.addresses.apply(name);
      resolved.put(name, by.addresses());
      if (!by.evidence().isEmpty()) { // not all could be looked up: what the parent says may be so
        resolved.put(
            name, Stream.concat(by.addresses().stream(), glue.stream()).distinct().toList());
      }
      Set<InetAddress> all = new LinkedHashSet<>(by.addresses());
      glue.stream()
          .filter(address -> settings.families().contains(Family.of(address)))
          .forEach(all::add);
      evidence.addAll(by.evidence());
      if (all.size() > MOST_ADDRESSES) {
        gaps.add(name + " has " + all.size() + " addresses, of which not all are looked at");
      }
      found.put(name, all.stream().limit(MOST_ADDRESSES).collect(toCollection(LinkedHashSet::new)));
    }

    private List<NameServer> named() {
      return found.keySet().stream()
          .map(
              name ->
                  new NameServer(
                      name,
                      parents.containsKey(name),
                      own.contains(name),
                      texts(parents.getOrDefault(name, List.of())),
                      texts(resolved.getOrDefault(name, List.of()))))
          .toList();
    }

    private static List<String> texts(List<InetAddress> addresses) {
      return addresses.stream().map(InetAddress::getHostAddress).sorted().toList();
    }

    private List<Server> servers() {
      return found.entrySet().stream()
          .flatMap(
              each -> each.getValue().stream().map(a -> new Server(each.getKey().text(), at(a))))
          .toList();
    }
  }

  private InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, settings.nsPort());
  }

  private static Function<DnsAnswer, List<Name>> serversOf(Name zone) {
    return answer -> {
      try {
        return answer.isDefinite() && answer.alias(zone).isEmpty()
            ? answer.servers(zone)
            : List.of();
      } catch (IllegalArgumentException e) {
        return List.of(); // a server whose name is none
      }
    };
  }

  private static String why(Exception e) {
    return e instanceof IOException io
        ? Shown.fault(io)
        : Shown.line(String.valueOf(e.getMessage()));
  }
}
