/** Public managed zones of Google Cloud DNS, as a provider. */
@NullMarked
package org.mxshift.googledns;

import org.jspecify.annotations.NullMarked;
