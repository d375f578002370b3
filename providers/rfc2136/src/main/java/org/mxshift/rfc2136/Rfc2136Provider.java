package org.mxshift.rfc2136;

import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * Any primary name server that takes DNS UPDATE (RFC 2136) signed with TSIG (RFC 8945): BIND, Knot
 * DNS, PowerDNS and their kin.
 *
 * <p>Reading needs no key unless the server wants one; where there is one, questions are signed,
 * too, so that a wrong key is found by the first look and a server with views shows the view that
 * updates go to. Writing always needs a key.
 */
public final class Rfc2136Provider implements Provider {

  @Override
  public Vocabulary words() {
    return Settings.WORDS;
  }

  @Override
  public ZoneReader reader(Account account, Zone zone) throws ProviderException {
    Settings settings = Settings.of(account, zone);
    return new UpdateReader(new LiveSets(new Primary(settings), zone.name()));
  }

  @Override
  public ZoneWriter writer(Account account, Zone zone, Approval approval) throws ProviderException {
    Settings settings = Settings.of(account, zone);
    if (settings.tsig().isEmpty()) {
      throw new ProviderException(
          Failure.DENIED,
          "updates of "
              + zone.name()
              + " are signed, and account '"
              + account.name()
              + "' has no TSIG key; give 'key' (its name) and the secret 'secret' (base64)");
    }
    Primary primary = new Primary(settings);
    return new UpdateWriter(primary, new LiveSets(primary, zone.name()), settings.comparison());
  }
}
