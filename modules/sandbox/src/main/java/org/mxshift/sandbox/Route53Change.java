package org.mxshift.sandbox;

/**
 * One change of a batch.
 *
 * @param action {@code CREATE}, {@code DELETE} or {@code UPSERT}
 * @param set the set it is about
 */
public record Route53Change(String action, Route53Set set) {

  @Override
  public String toString() {
    return action + " " + set.name() + " " + set.type() + " " + set.ttl() + " " + set.values();
  }
}
