/** Domains at deSEC, by its API of record sets, as a provider. */
@NullMarked
package org.mxshift.desec;

import org.jspecify.annotations.NullMarked;
