/** The real witness: name servers, resolvers, SMTP sessions, test sends. */
@NullMarked
package org.mxshift.probe;

import org.jspecify.annotations.NullMarked;
