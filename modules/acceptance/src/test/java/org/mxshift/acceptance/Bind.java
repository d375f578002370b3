package org.mxshift.acceptance;

import java.util.List;
import java.util.Optional;

/** A real BIND 9: primary with dynamic zones, or secondary that follows a primary by NOTIFY. */
final class Bind implements NameServer {
  private final Endpoint endpoint;
  private final TsigKey key;
  private final ServerProcess process;

  private Bind(Endpoint endpoint, TsigKey key, ServerProcess process) {
    this.endpoint = endpoint;
    this.key = key;
    this.process = process;
  }

  /** A primary with a fresh key which may update all {@code zones}; not yet started. */
  static BindSetup primary(ZoneText... zones) {
    return new BindSetup(
        List.of(zones), TsigKey.random(), Optional.empty(), List.of(), List.of(), List.of());
  }

  /** A secondary for {@code zones} of {@code primary}, which must notify it; not yet started. */
  static BindSetup secondary(NameServer primary, ZoneText... zones) {
    return new BindSetup(
        List.of(zones),
        primary.key(),
        Optional.of(primary.endpoint()),
        List.of(),
        List.of(),
        List.of());
  }

  static Bind start(BindSetup setup, Endpoint at) {
    Servers.require(Binary.NAMED, Binary.DIG);
    WorkDirectory work = WorkDirectory.create("bind");
    if (setup.primary().isEmpty()) {
      setup.zones().forEach(zone -> work.file(zone.bare() + ".zone", zone.text()));
    }
    String config = work.file("named.conf", setup.config(at, work)).toString();
    String[] command = {Binary.NAMED.path(), "-g", "-4", "-n", "1", "-c", config};
    ServerProcess process = ServerProcess.start("named", at.network(), work, command);
    return new Bind(at, setup.key(), process.ready(() -> Dig.answersFor(at, setup.zones())));
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
