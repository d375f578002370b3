package org.mxshift.audit;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What replaying the log came to.
 *
 * @param commits how many commits were replayed
 * @param tip the latest of them, 40 hexadecimal digits; who notes it elsewhere can tell later
 *     whether the log still contains it
 * @param signed how many of them carry a signature
 * @param signers whose signatures were found to fit; empty when nobody said whose count
 * @param earlier how many of them are told in which earlier wording: their sentences could only be
 *     compared with those in the event files, not with what happened
 * @param faults what does not fit, oldest first; empty when all is sound
 */
public record Verification(
    int commits,
    Optional<String> tip,
    int signed,
    Set<String> signers,
    SortedMap<Integer, Integer> earlier,
    List<Fault> faults) {

  /** Copies the collections. */
  public Verification {
    signers = Collections.unmodifiableSet(new TreeSet<>(signers));
    earlier = Collections.unmodifiableSortedMap(new TreeMap<>(earlier));
    faults = List.copyOf(faults);
  }

  /** Whether everything fits. */
  public boolean isSound() {
    return faults.isEmpty();
  }
}
