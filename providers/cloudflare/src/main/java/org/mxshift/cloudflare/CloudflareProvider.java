package org.mxshift.cloudflare;

import java.time.Duration;
import java.util.List;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Rate;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * Zones whose name servers are Cloudflare's.
 *
 * <p>The account's secret {@code token} is an API token with the rights Zone Read and DNS Read, and
 * DNS Edit for writing. Opening a zone checks what was given and calls nothing yet; the zone is
 * looked up with the first call that needs it.
 */
public final class CloudflareProvider implements Provider {

  @Override
  public Vocabulary words() {
    return Settings.WORDS;
  }

  /** For all tokens and the dashboard of one user together; whoever exceeds it waits 5 minutes. */
  @Override
  public List<Rate> rates() {
    return List.of(new Rate(1_000, Duration.ofMinutes(5)));
  }

  @Override
  public ZoneReader reader(Account account, Zone zone) throws ProviderException {
    return new CloudflareReader(open(account, zone));
  }

  @Override
  public ZoneWriter writer(Account account, Zone zone, Approval approval) throws ProviderException {
    return new CloudflareWriter(open(account, zone));
  }

  private static LiveSets open(Account account, Zone zone) throws ProviderException {
    Settings settings = Settings.of(account, zone);
    return new LiveSets(new ZoneLookup(new Calls(settings), zone.name(), settings.zoneId()));
  }
}
