package org.mxshift.googledns;

import java.time.InstantSource;
import java.util.Map;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * Public managed zones of Google Cloud DNS.
 *
 * <p>Credentials are the account's secret {@code key}, the JSON key of a service account, or a
 * ready {@code token}. Opening a zone checks what was given and calls nothing yet; the zone is
 * looked up with the first call that needs it.
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
  public String name() {
    return Settings.WORDS.provider();
  }

  @Override
  public Map<String, String> keys() {
    return Settings.WORDS.zone();
  }

  @Override
  public ZoneReader reader(Account account, Zone zone) throws ProviderException {
    return new GoogleDnsReader(open(account, zone, Token.READ));
  }

  @Override
  public ZoneWriter writer(Account account, Zone zone, Approval approval) throws ProviderException {
    return new GoogleDnsWriter(open(account, zone, Token.WRITE));
  }

  private LiveSets open(Account account, Zone zone, String scope) throws ProviderException {
    Settings settings = Settings.of(account, zone);
    Token token = new Token(settings, scope, clock);
    Calls calls = new Calls(settings, token);
    return new LiveSets(calls, new ZoneLookup(calls, settings, zone.name()));
  }
}
