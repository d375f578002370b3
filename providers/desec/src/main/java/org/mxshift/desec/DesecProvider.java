package org.mxshift.desec;

import java.time.Duration;
import java.util.List;
import org.mxshift.adapter.LookingWriter;
import org.mxshift.adapter.SetReader;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Rate;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** Domains at deSEC. Opening one checks what was given and calls nothing yet. */
public final class DesecProvider implements Provider {

  @Override
  public Vocabulary words() {
    return Settings.WORDS;
  }

  /**
   * For all tokens of one account, in one process. What deSEC allows one domain is not counted: 2
   * writes in a second, 15 in a minute, 100 in an hour, 300 in a day.
   */
  @Override
  public List<Rate> rates() {
    return List.of(new Rate(50, Duration.ofMinutes(1)), new Rate(2_000, Duration.ofDays(1)));
  }

  @Override
  public ZoneReader reader(Account account, Zone zone) throws ProviderException {
    return new SetReader(new DesecDomain(Settings.of(account, zone)));
  }

  @Override
  public ZoneWriter writer(Account account, Zone zone, Approval approval) throws ProviderException {
    DesecDomain domain = new DesecDomain(Settings.of(account, zone));
    return new LookingWriter(domain, domain::change);
  }
}
