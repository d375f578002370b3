/** The plan language: text to Plan, with line and column. */
@NullMarked
package org.mxshift.plan;

import org.jspecify.annotations.NullMarked;
