package org.mxshift.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mxshift.model.Name;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.probe.TimeLimits;
import org.mxshift.probe.Trust;
import org.mxshift.settings.Endpoint;
import org.mxshift.settings.Settings;

/** The probe's settings from those of this machine. */
final class Probing {

  private static final Path SYSTEM = Path.of("/etc/resolv.conf");
  private static final int DNS = 53;

  private Probing() {}

  static ProbeSettings of(Settings settings) throws FailedException {
    Map<Name, List<InetSocketAddress>> authoritative = new HashMap<>();
    for (Map.Entry<Name, List<Endpoint>> zone : settings.network().authoritative().entrySet()) {
      authoritative.put(zone.getKey(), addresses(zone.getValue()));
    }
    Set<Name> controls = new HashSet<>();
    settings.controls().forEach(control -> controls.add(Name.of(control.host())));
    List<InetSocketAddress> resolvers =
        settings.resolvers().isEmpty() ? system() : addresses(settings.resolvers());
    return ProbeSettings.of(resolvers, helo())
        .withAuthoritative(authoritative)
        .withControls(controls)
        .withPorts(settings.network().smtpPort(), DNS)
        .withTrust(
            new Trust(
                settings.network().httpsPort(),
                Roots.of(settings.network()),
                Trust.USUAL.anchors()));
  }

  /** The same for somebody who sits and waits. */
  static ProbeSettings brief(Settings settings) throws FailedException {
    return of(settings).withPatience(TimeLimits.BRIEF, Duration.ZERO);
  }

  private static List<InetSocketAddress> addresses(List<Endpoint> endpoints)
      throws FailedException {
    List<InetSocketAddress> addresses = new java.util.ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
      if (address.isUnresolved()) {
        throw new FailedException(
            ExitCode.UNREACHABLE,
            "the name server " + endpoint.host() + " has no address",
            "correct it in " + Settings.FILE + ", or write its address there");
      }
      addresses.add(address);
    }
    return addresses;
  }

  /** The resolvers of this machine; itself where it names none (resolv.conf(5)). */
  private static List<InetSocketAddress> system() throws FailedException {
    List<Endpoint> found = List.of();
    try {
      found =
          Files.readAllLines(SYSTEM).stream()
              .map(line -> line.strip().split("\\s+"))
              .filter(words -> words.length > 1 && words[0].equals("nameserver"))
              .map(words -> new Endpoint(words[1], DNS))
              .toList();
    } catch (IOException | IllegalArgumentException e) {
      // None that can be read: the machine itself is asked.
    }
    return addresses(found.isEmpty() ? List.of(new Endpoint("127.0.0.1", DNS)) : found);
  }

  private static Name helo() {
    try {
      return Name.of(InetAddress.getLocalHost().getCanonicalHostName());
    } catch (UnknownHostException | IllegalArgumentException e) {
      return Name.of("localhost");
    }
  }
}
