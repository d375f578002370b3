package org.mxshift.rfc2136;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.ProviderException;

/**
 * What BIND checks before it takes a set, and then refuses with the same word as a key without the
 * right.
 */
final class Integrity {
  private Integrity() {}

  /** What such a server may have against the set, one sentence each. */
  static List<String> doubts(LiveSets sets, RecordSet set) {
    List<String> doubts = new ArrayList<>();
    for (Mx mx : set.mx()) {
      Name host = mx.exchange();
      if (!mx.isNull() && host.within(sets.zone()) && !hasAddress(sets, host)) {
        doubts.add(host + " lies in this zone and has no address (BIND: check-integrity)");
      }
      if (host.text().contains("_")) {
        doubts.add(host + " is no host name because of its underscore (BIND: check-names)");
      }
    }
    return doubts;
  }

  /** In doubt it has: the check is only there to explain a refusal. */
  private static boolean hasAddress(LiveSets sets, Name host) {
    try {
      return !sets.look(new SetKey(host, RecordType.A)).set().isAbsent()
          || !sets.look(new SetKey(host, RecordType.AAAA)).set().isAbsent();
    } catch (ProviderException e) {
      return true;
    }
  }
}
