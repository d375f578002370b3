package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real PowerDNS with the SQLite backend and DNS UPDATE on for one key. */
final class PowerDns implements NameServer {
  /** What callers of the HTTP API show. */
  static final String API_KEY = "PlantedApiKey0123456789";

  private final Endpoint endpoint;
  private final TsigKey key;
  private final ServerProcess process;
  private final int apiPort;

  private PowerDns(Endpoint endpoint, int apiPort, TsigKey key, ServerProcess process) {
    this.apiPort = apiPort;
    this.endpoint = endpoint;
    this.key = key;
    this.process = process;
  }

  /** Starts on a free port of this machine. */
  static PowerDns start(ZoneText... zones) {
    return Endpoint.onFree(at -> start(at, zones));
  }

  static PowerDns start(Endpoint at, ZoneText... zones) {
    return start(at, Endpoint.free().port(), zones);
  }

  /** Where the port of the API is taken, the server goes on without one, and only says so. */
  static PowerDns start(Endpoint at, int apiPort, ZoneText... zones) {
    Servers.require(
        Binary.PDNS_SERVER, Binary.PDNSUTIL, Binary.PDNS_SCHEMA, Binary.SQLITE3, Binary.DIG);
    WorkDirectory work = WorkDirectory.create("pdns");
    TsigKey key = TsigKey.random();
    work.file("pdns.conf", config(at, apiPort, work));
    createDatabase(work);
    pdnsutil(work, "import-tsig-key", key.name(), TsigKey.ALGORITHM, key.secret());
    for (ZoneText zone : zones) {
      load(work, zone, key);
    }
    String[] command = {Binary.PDNS_SERVER.path(), "--config-dir=" + work};
    ServerProcess process = ServerProcess.start("pdns_server", at.network(), work, command);
    String api = "Listening for HTTP requests on 127.0.0.1:" + apiPort;
    process.ready(() -> process.log().contains(api) && Dig.answersFor(at, List.of(zones)));
    return new PowerDns(at, apiPort, key, process);
  }

  private static String config(Endpoint at, int apiPort, WorkDirectory work) {
    return """
        launch=gsqlite3
        gsqlite3-database=%1$s/zones.sqlite3
        socket-dir=%1$s
        local-address=%2$s
        local-port=%3$d
        daemon=no
        guardian=no
        disable-syslog=yes
        loglevel=5
        dnsupdate=yes
        allow-dnsupdate-from=127.0.0.0/8
        security-poll-suffix=
        webserver=yes
        webserver-address=127.0.0.1
        webserver-port=%4$d
        api=yes
        api-key=%5$s
        """
        .formatted(work, at.address(), at.port(), apiPort, API_KEY);
  }

  private static void createDatabase(WorkDirectory work) {
    try {
      String schema = Files.readString(Path.of(Binary.PDNS_SCHEMA.path()));
      List<String> sqlite = List.of(Binary.SQLITE3.path(), work.path("zones.sqlite3").toString());
      Command.attempt(sqlite, schema).orFail();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void load(WorkDirectory work, ZoneText zone, TsigKey key) {
    Path file = work.file(zone.bare() + ".zone", zone.text());
    pdnsutil(work, "load-zone", zone.bare(), file.toString());
    pdnsutil(work, "set-meta", zone.bare(), "TSIG-ALLOW-DNSUPDATE", key.name());
    pdnsutil(work, "set-meta", zone.bare(), "SOA-EDIT-API", "INCREASE");
  }

  private static void pdnsutil(WorkDirectory work, String... words) {
    String[] command = new String[words.length + 2];
    command[0] = Binary.PDNSUTIL.path();
    command[1] = "--config-dir=" + work;
    System.arraycopy(words, 0, command, 2, words.length);
    Command.run(command);
  }

  /** Where the HTTP API listens. */
  URI api() {
    return URI.create("http://127.0.0.1:" + apiPort + "/");
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
