/** Record sets as records of DNS messages, and back. */
@NullMarked
package org.mxshift.wire;

import org.jspecify.annotations.NullMarked;
