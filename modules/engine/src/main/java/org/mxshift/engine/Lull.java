package org.mxshift.engine;

import java.time.Duration;

/** Lets a little time pass within a tick; a port, so that a test lets it pass at once. */
@FunctionalInterface
public interface Lull {

  /**
   * Returns when this much time has passed, or earlier when the process is asked to end.
   *
   * @return false when it is asked to end: then nothing is tried again
   */
  boolean rest(Duration length);
}
