package org.mxshift.spi;

import org.mxshift.model.Ttl;

/**
 * What a DNS host can and cannot do for this zone.
 *
 * @param floor the smallest TTL it takes; a plan below it is refused, never clamped
 * @param guarantee how well it compares before it replaces
 */
public record Limits(Ttl floor, Guarantee guarantee) {}
