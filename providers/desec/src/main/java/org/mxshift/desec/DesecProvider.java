package org.mxshift.desec;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mxshift.adapter.LookingWriter;
import org.mxshift.adapter.SetReader;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Rate;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** Domains at deSEC. Opening one checks what was given and calls nothing yet. */
public final class DesecProvider implements Provider {

  @Override
  public String name() {
    return Settings.WORDS.provider();
  }

  @Override
  public Map<String, String> keys() {
    return Settings.WORDS.zone();
  }

  /** Looks of one account; it may write less often, and is then told when to come back. */
  @Override
  public Optional<Rate> rate() {
    return Optional.of(new Rate(50, Duration.ofMinutes(1)));
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
