/** Zones on a PowerDNS server, by its HTTP API, as a provider. */
@NullMarked
package org.mxshift.powerdns;

import org.jspecify.annotations.NullMarked;
