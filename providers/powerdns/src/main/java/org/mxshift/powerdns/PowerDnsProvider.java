package org.mxshift.powerdns;

import org.mxshift.adapter.LookingWriter;
import org.mxshift.adapter.SetReader;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * Zones on a PowerDNS authoritative server whose HTTP API is on.
 *
 * <p>The account's setting {@code endpoint} says where it listens, the secret {@code key} is the
 * server's {@code api-key}. Opening a zone checks what was given and calls nothing yet.
 */
public final class PowerDnsProvider implements Provider {

  @Override
  public Vocabulary words() {
    return Settings.WORDS;
  }

  @Override
  public ZoneReader reader(Account account, Zone zone) throws ProviderException {
    return new SetReader(new PowerDnsZone(Settings.of(account, zone), zone.name()));
  }

  @Override
  public ZoneWriter writer(Account account, Zone zone, Approval approval) throws ProviderException {
    PowerDnsZone of = new PowerDnsZone(Settings.of(account, zone), zone.name());
    return new LookingWriter(of, of::change);
  }
}
