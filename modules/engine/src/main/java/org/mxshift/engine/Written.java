package org.mxshift.engine;

import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;

/**
 * A write as the log keeps it.
 *
 * @param before the whole set as the provider held it, strangers' values included
 * @param after the whole set as it is to be
 * @param receipt what the provider gave for it; empty until it did
 */
public record Written(Snapshot before, RecordSet after, Optional<Receipt> receipt) {}
