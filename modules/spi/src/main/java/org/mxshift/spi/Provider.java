package org.mxshift.spi;

import java.util.List;

/**
 * A way to read and write the zones of one kind of DNS host.
 *
 * <p>Found by {@code ServiceLoader} and opened only when a plan names it, so a jar on the class
 * path is a provider and start-up pays for none; a constructor does nothing. Reading and writing
 * are apart by type. Nothing here retries, nor may the SDK underneath: one decorator in the engine
 * owns retries.
 */
public interface Provider {

  /** Its name, and the keys that plans and accounts may give it. */
  Vocabulary words();

  /** The word plans use: lower-case letters and digits. */
  default String name() {
    return words().provider();
  }

  /**
   * How many calls the host takes from one owner of credentials, all of them at once; none where it
   * takes all. Asked before anything is opened.
   */
  default List<Rate> rates() {
    return List.of();
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
