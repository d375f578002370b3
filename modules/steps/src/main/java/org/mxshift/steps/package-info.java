/** Plan and observed zone to Program; one step, one file. */
@NullMarked
package org.mxshift.steps;

import org.jspecify.annotations.NullMarked;
