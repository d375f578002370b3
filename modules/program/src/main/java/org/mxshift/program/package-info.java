/** Programs: ordered moves with images and gates, reversal, calendar, fingerprint. */
@NullMarked
package org.mxshift.program;

import org.jspecify.annotations.NullMarked;
