/** RFC 7208 records as text: parse, widen, narrow, cost. */
@NullMarked
package org.mxshift.spf;

import org.jspecify.annotations.NullMarked;
