package org.mxshift.manual;

import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * Any DNS host without an adapter: a person is asked to make each change, and the zone is read from
 * the name servers that serve it. Needs no account and no credentials.
 */
public final class ManualProvider implements Provider {

  @Override
  public Vocabulary words() {
    return Settings.WORDS;
  }

  @Override
  public ZoneReader reader(Account account, Zone zone) throws ProviderException {
    Settings settings = Settings.of(account, zone);
    return new ManualReader(new LiveSets(settings, zone.name()), settings.floor());
  }

  @Override
  public ZoneWriter writer(Account account, Zone zone, Approval approval) throws ProviderException {
    Settings settings = Settings.of(account, zone);
    return new ManualWriter(new LiveSets(settings, zone.name()), settings.floor());
  }
}
