package org.mxshift.steps;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;

/**
 * What a run has done already whose plan is replaced by another: TTLs are restored to what they
 * were before the run, and a way back leads there too.
 *
 * @param first each set as it was before the run first wrote it
 * @param ours sets in which what the run owns stands as the run left it
 * @param waited whether the TTLs of old have been waited out already
 */
public record Earlier(Map<SetKey, RecordSet> first, Set<SetKey> ours, boolean waited) {

  /** There is no run. */
  public static final Earlier NOTHING = new Earlier(Map.of(), Set.of(), true);

  /** Copies the collections. */
  public Earlier {
    first = Map.copyOf(first);
    ours = Set.copyOf(ours);
  }

  /**
   * What the way back makes of a set: what it first was. Where a stranger has changed the values
   * since, and for mail hosts, which the new plan's {@code from} names, only the TTL.
   */
  Image origin(Image live) {
    RecordSet was = first.getOrDefault(live.key(), RecordSet.absent(live.key()));
    RecordSet owned = live.owned(was);
    if (owned.isAbsent() || live.set().isAbsent()) {
      return live;
    }
    boolean hosts = live.key().type().equals(RecordType.MX);
    return hosts || !ours.contains(live.key())
        ? live.withTtl(was.ttl())
        : new Image(owned, live.prefix());
  }

  /** For how long caches may still hold what this set was. */
  Duration cached(SetKey key) {
    return waited || !first.containsKey(key) ? Duration.ZERO : first.get(key).ttl().duration();
  }
}
