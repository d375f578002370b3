/** What tests claim of values. */
@NullMarked
package org.mxshift.claims;

import org.jspecify.annotations.NullMarked;
