/** Ratios measured in one run. */
@NullMarked
package org.mxshift.benchmarks;

import org.jspecify.annotations.NullMarked;
