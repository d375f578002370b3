package org.mxshift.route53;

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
 * Public hosted zones of Amazon Route 53.
 *
 * <p>Credentials are the account's {@code access_key} and {@code secret_key} (and {@code
 * session_token}), or what the AWS SDK finds by itself: environment, profile, web identity,
 * container, instance. Opening a zone asks for credentials and calls nothing yet; the zone is
 * looked up with the first call that needs it.
 */
public final class Route53Provider implements Provider {

  @Override
  public Vocabulary words() {
    return Settings.WORDS;
  }

  /** Half of what an AWS account may do since July 2026, and all that it could before. */
  @Override
  public List<Rate> rates() {
    return List.of(new Rate(50, Duration.ofSeconds(10)));
  }

  @Override
  public ZoneReader reader(Account account, Zone zone) throws ProviderException {
    return new Route53Reader(open(account, zone));
  }

  @Override
  public ZoneWriter writer(Account account, Zone zone, Approval approval) throws ProviderException {
    return new Route53Writer(open(account, zone));
  }

  private static LiveSets open(Account account, Zone zone) throws ProviderException {
    Settings settings = Settings.of(account, zone);
    return new LiveSets(new ZoneLookup(Calls.open(settings), zone.name(), settings.zoneId()));
  }
}
