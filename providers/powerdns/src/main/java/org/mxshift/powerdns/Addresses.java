package org.mxshift.powerdns;

import java.util.regex.Pattern;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.ProviderException;

/** Stops values of the wrong shape before the server sees them. */
final class Addresses {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-f:]+(" + IPV4 + ")?");

  private Addresses() {}

  static void check(RecordSet set) throws ProviderException {
    for (Rdata value : set.values()) {
      boolean right =
          switch (set.type().mnemonic()) {
            case "A" -> IPV4.matcher(value.text()).matches();
            case "AAAA" -> IPV6.matcher(value.text()).matches();
            default -> true;
          };
      if (!right) {
        throw ProviderException.refused(
            "'" + value.text() + "' is no " + set.type() + " record for " + set.owner());
      }
    }
  }
}
