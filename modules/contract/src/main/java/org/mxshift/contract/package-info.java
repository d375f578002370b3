/** The suites that every implementation of the SPI passes. */
@NullMarked
package org.mxshift.contract;

import org.jspecify.annotations.NullMarked;
