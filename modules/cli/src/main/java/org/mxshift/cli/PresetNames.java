package org.mxshift.cli;

import java.util.Iterator;
import org.mxshift.plan.Presets;

/** The names of presets, for completion. */
final class PresetNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Presets.names().iterator();
  }
}
