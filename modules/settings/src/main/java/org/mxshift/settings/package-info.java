/** mxshift.yaml: audit, accounts, resolvers, actor. */
@NullMarked
package org.mxshift.settings;

import org.jspecify.annotations.NullMarked;
