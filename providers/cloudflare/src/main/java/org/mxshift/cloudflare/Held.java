package org.mxshift.cloudflare;

import org.mxshift.model.Rdata;

/**
 * One record object, which is one value of a set.
 *
 * @param id names it for as long as it lives
 * @param value what it says
 * @param ttl as Cloudflare holds it; 1 is "automatic"
 * @param note what people wrote beside it
 * @param modified when it was last changed, as Cloudflare writes it
 */
record Held(String id, Rdata value, int ttl, Note note, String modified) {
  static final int AUTOMATIC = 1;

  /** What resolvers are given for "automatic" as long as a record is not proxied. */
  private static final int AUTOMATIC_SECONDS = 300;

  /** The TTL the world sees. */
  int served() {
    return ttl == AUTOMATIC ? AUTOMATIC_SECONDS : ttl;
  }
}
