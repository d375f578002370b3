package org.mxshift.acceptance;

import java.util.List;
import java.util.stream.Collectors;

/** A real Knot DNS primary whose key may update all its zones. */
final class Knot implements NameServer {
  private final Endpoint endpoint;
  private final TsigKey key;
  private final ServerProcess process;

  private Knot(Endpoint endpoint, TsigKey key, ServerProcess process) {
    this.endpoint = endpoint;
    this.key = key;
    this.process = process;
  }

  /** Starts on a free port of this machine. */
  static Knot start(ZoneText... zones) {
    return Endpoint.onFree(at -> start(at, zones));
  }

  static Knot start(Endpoint at, ZoneText... zones) {
    Servers.require(Binary.KNOTD, Binary.DIG);
    WorkDirectory work = WorkDirectory.create("knot");
    for (ZoneText zone : zones) {
      work.file(zone.bare() + ".zone", zone.text());
    }
    TsigKey key = TsigKey.random();
    String config = work.file("knot.conf", config(at, work, key, List.of(zones))).toString();
    String[] command = {Binary.KNOTD.path(), "-c", config};
    ServerProcess process = ServerProcess.start("knotd", at.network(), work, command);
    return new Knot(at, key, process.ready(() -> Dig.answersFor(at, List.of(zones))));
  }

  private static String config(Endpoint at, WorkDirectory work, TsigKey key, List<ZoneText> zones) {
    return """
        server:
          rundir: "%1$s"
          listen: %2$s@%3$d
          udp-workers: 1
          tcp-workers: 1
          background-workers: 1
        database:
          storage: "%1$s"
        log:
          - target: stderr
            any: info
        key:
          - id: %4$s
            algorithm: %5$s
            secret: %6$s
        acl:
          - id: update
            key: %4$s
            action: [update, transfer]
        template:
          - id: default
            storage: "%1$s"
            file: "%%s.zone"
            acl: update
        zone:
        %7$s
        """
        .formatted(
            work,
            at.address(),
            at.port(),
            key.name(),
            TsigKey.ALGORITHM,
            key.secret(),
            zones.stream().map(z -> "  - domain: " + z.bare()).collect(Collectors.joining("\n")));
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public TsigKey key() {
    return key;
  }

  @Override
  public String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }
}
