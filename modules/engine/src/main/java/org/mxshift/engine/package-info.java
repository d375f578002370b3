/** The life of a move, the fold over events, the loop. */
@NullMarked
package org.mxshift.engine;

import org.jspecify.annotations.NullMarked;
