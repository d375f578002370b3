/** The Git journal: one event, one commit. */
@NullMarked
package org.mxshift.audit;

import org.jspecify.annotations.NullMarked;
