/** What adapters of DNS hosts with an API of record sets have in common. */
@NullMarked
package org.mxshift.adapter;

import org.jspecify.annotations.NullMarked;
