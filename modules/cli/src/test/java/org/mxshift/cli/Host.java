package org.mxshift.cli;

import java.time.InstantSource;

/** The DNS hosts whose API has a double. */
enum Host {
  ROUTE53,
  CLOUDFLARE,
  POWERDNS,
  GOOGLEDNS,
  /** By the key of a service account; needs the machine's clock, by which tokens are signed for. */
  GOOGLEDNS_BY_KEY,
  DESEC;

  /** With an empty zone of this name. */
  HostDouble start(InstantSource clock, String name) {
    return switch (this) {
      case ROUTE53 -> new Route53Double(clock, name);
      case CLOUDFLARE -> new CloudflareDouble(clock, name);
      case POWERDNS -> new PowerDnsDouble(name);
      case GOOGLEDNS -> GoogleDouble.withToken(clock, name);
      case GOOGLEDNS_BY_KEY -> GoogleDouble.withKey(clock, name);
      case DESEC -> new DesecDouble(name);
    };
  }
}
