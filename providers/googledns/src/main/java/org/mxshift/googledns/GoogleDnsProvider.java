package org.mxshift.googledns;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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

/**
 * Public managed zones of Google Cloud DNS. Opening one checks what was given and calls nothing
 * yet.
 */
public final class GoogleDnsProvider implements Provider {
  private final InstantSource clock;

  /** Signs with the time of this machine. */
  public GoogleDnsProvider() {
    this(InstantSource.system());
  }

  GoogleDnsProvider(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Vocabulary words() {
    return Settings.WORDS;
  }

  /** Google tells each project its own limit, by minute, and publishes none: this is ours. */
  @Override
  public List<Rate> rates() {
    return List.of(new Rate(120, Duration.ofMinutes(1)));
  }

  @Override
  public ZoneReader reader(Account account, Zone zone) throws ProviderException {
    return new SetReader(open(account, zone, "readonly"));
  }

  @Override
  public ZoneWriter writer(Account account, Zone zone, Approval approval) throws ProviderException {
    return new GoogleDnsWriter(open(account, zone, "readwrite"));
  }

  private GoogleZone open(Account account, Zone zone, String right) throws ProviderException {
    Settings settings = Settings.of(account, zone);
    return new GoogleZone(settings, zone.name(), new Credentials(settings, right, clock));
  }
}
