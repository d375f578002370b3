/** DNS UPDATE (RFC 2136) with TSIG. */
@NullMarked
package org.mxshift.rfc2136;

import org.jspecify.annotations.NullMarked;
