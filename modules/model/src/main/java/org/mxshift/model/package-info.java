/** Names, record sets, TTLs: values that cannot be wrong. */
@NullMarked
package org.mxshift.model;

import org.jspecify.annotations.NullMarked;
