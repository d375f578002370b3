package org.mxshift.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mxshift.claims.Claims.assertThat;

import java.util.Optional;

/** What a zone under test cannot be made to do; facts that need it are skipped there. */
public enum Lack {
  /** A stranger cannot be let in between the writer's look and the host's comparison. */
  STRANGER,
  /** There is no answer to be lost. */
  LOST_ANSWER,
  /** The host never puts anybody off. */
  PUTTING_OFF,
  /** There are no credentials. */
  CREDENTIALS,
  /** There is always somebody there. */
  NOBODY,
  /** There is no other zone to be asked for. */
  MISSING_ZONE,
  /** Nothing counts changes, so that a second application is not seen to write nothing. */
  VERSION;

  /** Skips a fact where the zone says that it cannot be had, and fails it where it does not say. */
  void skips(ZoneUnderTest zone, boolean offered) {
    assertThat(offered).as(this + " is offered, or said to be lacking").isNotEqualTo(lacking(zone));
    assumeTrue(offered, this + " cannot be had here");
  }

  <T> T skips(ZoneUnderTest zone, Optional<T> offered) {
    skips(zone, offered.isPresent());
    return offered.orElseThrow();
  }

  boolean lacking(ZoneUnderTest zone) {
    return zone.lacks().contains(this);
  }
}
