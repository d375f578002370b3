package org.mxshift.engine;

import org.mxshift.spi.Witness;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * The outside that one run touches; plan, rehearsal and the real thing differ in nothing else.
 *
 * @param reader reads the zone
 * @param writer writes it
 * @param witness looks at it as others see it
 */
public record World(ZoneReader reader, ZoneWriter writer, Witness witness) {}
