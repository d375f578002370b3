package org.mxshift.spf;

/**
 * A term that decided, and whose record it stands in.
 *
 * @param domain whose record
 * @param term the mechanism that matched, or the redirect that was followed
 */
public record Match(String domain, SpfTerm term) {

  @Override
  public String toString() {
    return term + " of " + domain;
  }
}
