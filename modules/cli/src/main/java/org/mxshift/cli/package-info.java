/** Commands, wiring and words for people. */
@NullMarked
package org.mxshift.cli;

import org.jspecify.annotations.NullMarked;
