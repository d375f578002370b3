/** RFC 7208: SPF records parsed, edited, judged and counted. */
@NullMarked
package org.mxshift.spf;

import org.jspecify.annotations.NullMarked;
