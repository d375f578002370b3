/** JSON of programs and events, zone text, format versions. */
@NullMarked
package org.mxshift.notation;

import org.jspecify.annotations.NullMarked;
