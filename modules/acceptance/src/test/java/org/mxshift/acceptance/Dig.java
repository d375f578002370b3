package org.mxshift.acceptance;

import java.util.List;

/** Questions asked by BIND's {@code dig}, which also reaches servers inside a namespace. */
final class Dig {
  private Dig() {}

  /**
   * The answer section, sorted, one record a line as {@code owner ttl IN type rdata}; else empty.
   */
  static List<String> ask(Endpoint server, String name, String type) {
    List<String> words =
        List.of(
            Binary.DIG.path(),
            "@" + server.address(),
            "-p",
            "" + server.port(),
            "-q",
            name,
            "-t",
            type,
            "+time=2",
            "+tries=1",
            "+noall",
            "+answer");
    Command dig = Command.attempt(server.network().within(words), "");
    return dig.output()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(";"))
        .map(line -> line.replaceAll("\\s+", " "))
        .sorted()
        .toList();
  }

  /** Whether {@code server} gives the SOA of every zone. */
  static boolean answersFor(Endpoint server, List<ZoneText> zones) {
    return zones.stream().noneMatch(zone -> ask(server, zone.origin(), "SOA").isEmpty());
  }
}
