package org.mxshift.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The preset that a plan names, and what it puts in.
 *
 * @param name of a preset
 * @param inputs values by the names of its inputs; sorted
 */
public record PresetChoice(String name, Map<String, String> inputs) {

  /** Copies the map. */
  public PresetChoice {
    inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
  }
}
