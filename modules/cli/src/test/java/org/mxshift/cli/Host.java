package org.mxshift.cli;

import java.time.InstantSource;
import java.util.function.BiFunction;

/** The DNS hosts whose API has a double. */
enum Host {
  ROUTE53(Route53Double::new),
  CLOUDFLARE(CloudflareDouble::new),
  POWERDNS((clock, name) -> new PowerDnsDouble(name)),
  GOOGLEDNS(GoogleDouble::withToken),
  /** By the key of a service account; needs the machine's clock, by which tokens are signed for. */
  GOOGLEDNS_BY_KEY(GoogleDouble::withKey),
  DESEC((clock, name) -> new DesecDouble(name));

  private final BiFunction<InstantSource, String, HostDouble> start;

  Host(BiFunction<InstantSource, String, HostDouble> start) {
    this.start = start;
  }

  /** With an empty zone of this name. */
  HostDouble start(InstantSource clock, String name) {
    return start.apply(clock, name);
  }
}
