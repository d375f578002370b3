package org.mxshift.spi;

import java.util.Map;

/**
 * Named credentials of one provider, as {@code mxshift.yaml} gives them.
 *
 * @param name the name messages use; {@code default} when the plan names a provider and no account
 * @param settings what may be shown, such as a server address
 * @param secrets what may not, such as a key
 */
public record Account(String name, Map<String, String> settings, Map<String, Secret> secrets) {

  /** Copies the maps. */
  public Account {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }
}
