package org.mxshift.rfc2136;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.ProviderException;

/** What some servers check before they take a set. */
final class Integrity {
  private Integrity() {}

  /** Mail hosts of the set that lie in this very zone and have no address there. */
  static List<String> homeless(LiveSets sets, RecordSet set) {
    return set.mx().stream()
        .filter(mx -> !mx.isNull() && mx.exchange().within(sets.zone()))
        .filter(mx -> !hasAddress(sets, mx.exchange()))
        .map(mx -> mx.exchange().toString())
        .toList();
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
