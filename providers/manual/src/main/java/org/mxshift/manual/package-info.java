/** DNS hosts that only people change: asks a person, watches the name servers. */
@NullMarked
package org.mxshift.manual;

import org.jspecify.annotations.NullMarked;
