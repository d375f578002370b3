/** Name server, resolver and mail hosts on loopback. */
@NullMarked
package org.mxshift.sandbox;

import org.jspecify.annotations.NullMarked;
