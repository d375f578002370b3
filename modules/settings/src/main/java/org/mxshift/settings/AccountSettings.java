package org.mxshift.settings;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.spi.Account;
import org.mxshift.spi.Rate;
import org.mxshift.spi.Secret;

/**
 * Named credentials of one provider, with the places of its secrets.
 *
 * @param name as plans say it
 * @param provider the provider's word
 * @param settings the provider's own keys; sorted, never secret
 * @param secrets where each secret is found; sorted
 * @param owner whose credentials they are: what one owner may call is shared by all its accounts
 * @param calls how many calls the owner may make; empty for the provider's usual
 */
public record AccountSettings(
    String name,
    String provider,
    Map<String, String> settings,
    Map<String, SecretSource> secrets,
    String owner,
    Optional<Rate> calls) {

  /** The name for a plan that names a provider and no account. */
  public static final String DEFAULT = "default";

  /** Copies the maps. */
  public AccountSettings {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
  }

  /** An account that is its own owner, with the usual rate. */
  public AccountSettings(
      String name,
      String provider,
      Map<String, String> settings,
      Map<String, SecretSource> secrets) {
    this(name, provider, settings, secrets, name, Optional.empty());
  }

  /**
   * Fetches the secrets, now.
   *
   * @throws SettingsException when one cannot be had; the message names its place, never its value
   */
  public Account open(SecretReader reader) throws SettingsException {
    TreeMap<String, Secret> opened = new TreeMap<>();
    for (Map.Entry<String, SecretSource> entry : secrets.entrySet()) {
      String what = "account '" + name + "', secret '" + entry.getKey() + "'";
      opened.put(entry.getKey(), reader.read(what, entry.getValue()));
    }
    return new Account(name, settings, opened);
  }
}
