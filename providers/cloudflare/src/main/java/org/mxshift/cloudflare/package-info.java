/** Zones at Cloudflare, by its API v4, as a provider. */
@NullMarked
package org.mxshift.cloudflare;

import org.jspecify.annotations.NullMarked;
