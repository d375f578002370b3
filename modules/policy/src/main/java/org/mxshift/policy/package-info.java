/** Transport policies of mail as text and values: MTA-STS, TLS reporting, DANE. */
@NullMarked
package org.mxshift.policy;

import org.jspecify.annotations.NullMarked;
