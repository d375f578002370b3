package org.mxshift.acceptance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a {@link Bind} is to be; {@code zoneOptions} and {@code options} are lines of named.conf.
 */
record BindSetup(
    List<ZoneText> zones,
    TsigKey key,
    Optional<Endpoint> primary,
    List<Endpoint> notified,
    List<String> zoneOptions,
    List<String> options) {

  /** Sends NOTIFY (RFC 1996) to these secondaries after every change. */
  BindSetup notifying(Endpoint... secondaries) {
    return new BindSetup(zones, key, primary, List.of(secondaries), zoneOptions, options);
  }

  /** Adds lines to every zone, such as {@code max-zone-ttl 60;}. */
  BindSetup withZoneOptions(String... lines) {
    return new BindSetup(zones, key, primary, notified, List.of(lines), options);
  }

  /** Adds lines to the options block. */
  BindSetup withOptions(String... lines) {
    return new BindSetup(zones, key, primary, notified, zoneOptions, List.of(lines));
  }

  /** Signs beside the raw zone: queries see other serials than updates do, a known trap. */
  BindSetup inlineSigned() {
    return withZoneOptions("dnssec-policy default;", "inline-signing yes;");
  }

  /** Starts on a free port of this machine. */
  Bind start() {
    return Endpoint.onFree(this::start);
  }

  Bind start(Endpoint at) {
    return Bind.start(this, at);
  }

  /** The whole named.conf of an instance that keeps to its own address and directory. */
  String config(Endpoint at, WorkDirectory work) {
    String self = at.address();
    return """
        options {
          directory "%1$s"; pid-file "%1$s/named.pid"; session-keyfile "%1$s/session.key";
          lock-file none;
          listen-on port %3$d { %2$s; }; listen-on-v6 { none; };
          query-source address %2$s; notify-source %2$s; transfer-source %2$s;
          recursion no; dnssec-validation no; empty-zones-enable no;
          allow-transfer { any; }; notify-delay 0;
          %4$s
        };
        controls { };
        key "%5$s" { algorithm %6$s; secret "%7$s"; };
        %8$s
        """
        .formatted(
            work,
            self,
            at.port(),
            String.join(" ", options),
            key.name(),
            TsigKey.ALGORITHM,
            key.secret(),
            zones.stream().map(this::zone).collect(Collectors.joining("\n")));
  }

  private String zone(ZoneText zone) {
    String role =
        primary
            .map(p -> "type secondary; primaries { " + listed(p) + " }; notify no;")
            .orElseGet(
                () ->
                    "type primary; allow-update { key \"" + key.name() + "\"; };" + notification());
    return "zone \"%s\" { %s file \"%s.zone\"; %s };"
        .formatted(zone.bare(), role, zone.bare(), String.join(" ", zoneOptions));
  }

  private String notification() {
    String targets = notified.stream().map(BindSetup::listed).collect(Collectors.joining(" "));
    return targets.isEmpty() ? " notify no;" : " notify explicit; also-notify { " + targets + " };";
  }

  private static String listed(Endpoint server) {
    return server.address() + " port " + server.port() + ";";
  }
}
