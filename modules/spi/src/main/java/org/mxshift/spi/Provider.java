package org.mxshift.spi;

import java.util.Map;
import java.util.Optional;

/**
 * A way to read and write the zones of one kind of DNS host.
 *
 * <p>Found by {@code ServiceLoader} and opened only when a plan names it, so a jar on the class
 * path is a provider and start-up pays for none; a constructor does nothing. Reading and writing
 * are apart by type. Nothing here retries, nor may the SDK underneath: one decorator in the engine
 * owns retries.
 */
public interface Provider {

  /** The word plans use: lower-case letters and digits. */
  String name();

  /**
   * The keys of a plan's {@code zone} that this provider understands, each with one sentence on
   * what it is for.
   */
  Map<String, String> keys();

  /**
   * How many calls the host takes from one owner of credentials; empty where it takes all. Asked
   * before anything is opened.
   */
  default Optional<Rate> rate() {
    return Optional.empty();
  }

  /**
   * Opens the zone for looking.
   *
   * @throws ProviderException when the zone, a key or a credential is missing or refused
   */
  ZoneReader reader(Account account, Zone zone) throws ProviderException;

  /**
   * Opens the zone for writing.
   *
   * @throws ProviderException when the zone, a key or a credential is missing or refused
   */
  ZoneWriter writer(Account account, Zone zone, Approval approval) throws ProviderException;
}
