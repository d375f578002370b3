package org.mxshift.contract;

/** What all facts start from. */
public interface ZoneFacts {

  /** The zone to test; the same one, or a fresh one for each fact. */
  ZoneUnderTest zone();
}
