package org.mxshift.spi;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keys that one provider understands, each with a few words on what it is for.
 *
 * @param provider its word in plans
 * @param zone what may stand in a plan's {@code zone}
 * @param account what may stand in an account; a key that is in both is taken from the plan first
 * @param secrets what an account may keep secret, as what people have to give
 */
public record Vocabulary(
    String provider,
    Map<String, String> zone,
    Map<String, String> account,
    Map<String, String> secrets) {

  /** Copies the maps; sorted. */
  public Vocabulary {
    zone = Collections.unmodifiableMap(new TreeMap<>(zone));
    account = Collections.unmodifiableMap(new TreeMap<>(account));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
  }

  /**
   * What was said in these words.
   *
   * @throws ProviderException when there is a key that the provider does not know
   */
  public Options read(Account given, Zone of) throws ProviderException {
    return new Options(this, given, of);
  }
}
