package org.mxshift.cli;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.plan.Platform;
import org.mxshift.plan.Platforms;
import org.mxshift.spf.SpfRecord;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.ZoneReader;

/**
 * What a first plan is made from.
 *
 * @param mx the domain's MX set
 * @param txt its TXT set
 * @param policy the TXT set at {@code _mta-sts}
 * @param delegated the CNAME at {@code _mta-sts}, absent where the domain holds its own policy
 */
record Published(RecordSet mx, RecordSet txt, RecordSet policy, RecordSet delegated) {

  static Published read(ZoneReader zone, Name domain) throws ProviderException {
    Name policy = domain.child("_mta-sts");
    RecordSet delegated = zone.read(policy, RecordType.CNAME).set();
    return new Published(
        zone.read(domain, RecordType.MX).set(),
        zone.read(domain, RecordType.TXT).set(),
        delegated.isAbsent()
            ? zone.read(policy, RecordType.TXT).set()
            : RecordSet.absent(new org.mxshift.model.SetKey(policy, RecordType.TXT)),
        delegated);
  }

  /** The platforms that the mail is on today, where they are known. */
  List<Platform> platforms() {
    return Platforms.detect(mx.mx());
  }

  /** The SPF records as texts; one is right. */
  List<String> spf() {
    return txt.txt().stream().map(t -> t.joined()).filter(SpfRecord::isSpf).toList();
  }
}
