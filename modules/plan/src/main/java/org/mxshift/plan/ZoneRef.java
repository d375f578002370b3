package org.mxshift.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.model.Name;

/**
 * Where the records of a plan live, as it says under {@code zone}. A provider, an account or both
 * are named.
 *
 * @param provider the word of a DNS provider, such as {@code rfc2136}
 * @param account the name of an account in {@code mxshift.yaml}
 * @param name the apex of the zone
 * @param settings the remaining keys, which the provider understands; sorted, never secret
 */
public record ZoneRef(
    Optional<String> provider, Optional<String> account, Name name, Map<String, String> settings) {

  /** Copies the settings. */
  public ZoneRef {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }
}
