package org.mxshift.sandbox;

import static java.util.stream.Collectors.joining;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The zones of a {@link Sandbox}: the domain with its MX and SPF, the zones its mail hosts are
 * named in, and above each of them the zone that delegates it.
 */
final class SandboxZones {
  private static final String NAME_SERVERS = "127.0.53.";
  private static final String OLD_HOSTS = "127.0.25.";
  private static final String NEW_HOSTS = "127.0.26.";

  private final Sandbox.Setup setup;
  private final Map<String, String> addresses = new LinkedHashMap<>();

  SandboxZones(Sandbox.Setup setup) {
    this.setup = setup;
    number(setup.oldHosts(), OLD_HOSTS);
    number(setup.newHosts(), NEW_HOSTS);
  }

  static InetSocketAddress primary(int port) {
    return new InetSocketAddress(NAME_SERVERS + 1, port);
  }

  static InetSocketAddress secondary(int port) {
    return new InetSocketAddress(NAME_SERVERS + 2, port);
  }

  static InetSocketAddress resolver(int port) {
    return new InetSocketAddress(NAME_SERVERS + 53, port);
  }

  /** The address of a mail host of either side. */
  InetSocketAddress addressOf(String host, int port) {
    return new InetSocketAddress(addresses.getOrDefault(host, ""), port);
  }

  /** The zone of the domain, and those that its mail hosts are named in. */
  Set<String> own() {
    Set<String> own = new TreeSet<>();
    own.add(setup.domain());
    addresses.keySet().stream()
        .filter(host -> !isBelow(host, setup.domain()))
        .forEach(host -> own.add(parentOf(host)));
    return own;
  }

  /** Every zone, those above included. */
  List<ZoneVersion> all() {
    Set<String> own = own();
    Set<String> above = new TreeSet<>();
    own.forEach(zone -> above.add(parentOf(zone)));
    above.removeAll(own);
    List<ZoneVersion> zones = new ArrayList<>();
    own.forEach(zone -> zones.add(ZoneVersion.parse(zone, head() + data(zone))));
    above.forEach(zone -> zones.add(ZoneVersion.parse(zone, head() + delegations(zone, own))));
    return zones;
  }

  private String head() {
    String soa =
        String.join(
            " ",
            dotted("ns1." + setup.domain()),
            dotted("hostmaster." + setup.domain()),
            "1 600 60 86400",
            String.valueOf(setup.negativeTtl().toSeconds()));
    return "$TTL " + setup.ttl().toSeconds() + "\n" + line("@", "SOA", soa) + nameServers("@");
  }

  private String nameServers(String owner) {
    return line(owner, "NS", dotted("ns1." + setup.domain()))
        + line(owner, "NS", dotted("ns2." + setup.domain()));
  }

  private String addressesOfNameServers() {
    return line(dotted("ns1." + setup.domain()), "A", NAME_SERVERS + 1)
        + line(dotted("ns2." + setup.domain()), "A", NAME_SERVERS + 2);
  }

  private String data(String zone) {
    String hosts =
        addresses.entrySet().stream()
            .filter(host -> isBelow(host.getKey(), zone))
            .map(host -> line(dotted(host.getKey()), "A", host.getValue()))
            .collect(joining());
    return zone.equals(setup.domain()) ? hosts + addressesOfNameServers() + mail() : hosts;
  }

  private String mail() {
    StringBuilder mx = new StringBuilder();
    StringBuilder spf = new StringBuilder("v=spf1");
    int preference = 0;
    for (String host : setup.oldHosts()) {
      preference += 10;
      mx.append(line("@", "MX", preference + " " + dotted(host)));
      spf.append(" ip4:").append(addresses.get(host));
    }
    return mx + line("@", "TXT", "\"" + spf + " -all\"");
  }

  private String delegations(String zone, Set<String> own) {
    String children =
        own.stream()
            .filter(child -> parentOf(child).equals(zone))
            .map(child -> nameServers(dotted(child)))
            .collect(joining());
    return isBelow(setup.domain(), zone) ? children + addressesOfNameServers() : children;
  }

  private void number(List<String> hosts, String network) {
    for (String host : hosts) {
      addresses.putIfAbsent(host, network + (hosts.indexOf(host) + 1));
    }
  }

  private static String line(String owner, String type, String value) {
    return owner + " " + type + " " + value + "\n";
  }

  private static String dotted(String name) {
    return name + ".";
  }

  private static boolean isBelow(String name, String zone) {
    return zone.isEmpty() || name.endsWith("." + zone);
  }

  private static String parentOf(String name) {
    return name.substring(name.indexOf('.') + 1);
  }
}
