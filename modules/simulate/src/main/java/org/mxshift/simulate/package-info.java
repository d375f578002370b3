/** The virtual world: zone, witness and clock with seeded faults. */
@NullMarked
package org.mxshift.simulate;

import org.jspecify.annotations.NullMarked;
