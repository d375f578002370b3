/** Ratios measured in one run. */
package org.mxshift.benchmarks;
