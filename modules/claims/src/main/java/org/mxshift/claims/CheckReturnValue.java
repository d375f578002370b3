package org.mxshift.claims;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Known to Error Prone by this name: {@code assertThat(x);} alone claims nothing of x. */
@Target(ElementType.TYPE)
@interface CheckReturnValue {}
