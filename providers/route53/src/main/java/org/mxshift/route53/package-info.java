/** Amazon Route 53. */
@NullMarked
package org.mxshift.route53;

import org.jspecify.annotations.NullMarked;
