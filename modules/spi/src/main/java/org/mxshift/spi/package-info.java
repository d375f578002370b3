/** What the outside owes us: zone readers and writers, and the witness. */
@NullMarked
package org.mxshift.spi;

import org.jspecify.annotations.NullMarked;
