package org.mxshift.acceptance;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real caching resolver that honours TTLs. It knows the given zones through their authoritative
 * servers and answers NXDOMAIN for the rest of the world, so nothing leaves the machine.
 */
final class Unbound implements AutoCloseable {
  private final Endpoint endpoint;
  private final ServerProcess process;

  private Unbound(Endpoint endpoint, ServerProcess process) {
    this.endpoint = endpoint;
    this.process = process;
  }

  /** Starts it; {@code zones} maps each zone to all its authoritative servers. */
  static Unbound start(Endpoint at, Map<ZoneText, List<Endpoint>> zones) {
    Servers.require(Binary.UNBOUND, Binary.DIG);
    WorkDirectory work = WorkDirectory.create("unbound");
    String config = work.file("unbound.conf", config(at, work, zones)).toString();
    String[] command = {Binary.UNBOUND.path(), "-d", "-c", config};
    ServerProcess process = ServerProcess.start("unbound", at.network(), work, command);
    return new Unbound(at, process.ready(() -> Dig.answersFor(at, List.copyOf(zones.keySet()))));
  }

  Endpoint endpoint() {
    return endpoint;
  }

  String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }

  private static String config(
      Endpoint at, WorkDirectory work, Map<ZoneText, List<Endpoint>> zones) {
    return """
        server:
          directory: "%1$s"
          chroot: ""
          username: ""
          pidfile: ""
          use-syslog: no
          num-threads: 1
          interface: %2$s@%3$d
          port: %3$d
          outgoing-interface: %2$s
          access-control: 127.0.0.0/8 allow
          do-not-query-localhost: no
          do-ip6: no
          module-config: "iterator"
          local-zone: "." static
        %4$s
        remote-control:
          control-enable: no
        """
        .formatted(
            work,
            at.address(),
            at.port(),
            zones.entrySet().stream()
                .map(zone -> stub(zone.getKey(), zone.getValue()))
                .collect(Collectors.joining()));
  }

  private static String stub(ZoneText zone, List<Endpoint> servers) {
    String addresses =
        servers.stream()
            .map(server -> "  stub-addr: " + server.address() + "@" + server.port() + "\n")
            .collect(Collectors.joining());
    return "  local-zone: \"%1$s\" transparent\nstub-zone:\n  name: \"%1$s\"\n%2$sserver:\n"
        .formatted(zone.bare(), addresses);
  }
}
