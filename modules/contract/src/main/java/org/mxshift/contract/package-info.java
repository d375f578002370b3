/** The facts that every implementation of the SPI makes true, and a strict zone in memory. */
@NullMarked
package org.mxshift.contract;

import org.jspecify.annotations.NullMarked;
