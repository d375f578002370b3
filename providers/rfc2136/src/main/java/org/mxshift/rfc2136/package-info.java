/** DNS UPDATE (RFC 2136), signed with TSIG (RFC 8945), as a provider. */
@NullMarked
package org.mxshift.rfc2136;

import org.jspecify.annotations.NullMarked;
