/** What would lose mail, found before it does: one check, one class, one page. */
@NullMarked
package org.mxshift.checks;

import org.jspecify.annotations.NullMarked;
