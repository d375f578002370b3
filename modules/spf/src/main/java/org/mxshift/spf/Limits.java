package org.mxshift.spf;

/**
 * What one check may cost (RFC 7208 section 4.6.4). Time is not among it: that is the business of
 * the {@link LookUp}.
 *
 * @param lookUps terms that ask DNS: include, a, mx, ptr, exists and redirect; past it {@code
 *     permerror}
 * @param voids look-ups that find nothing; past it {@code permerror}
 * @param mxNames hosts of one mx; past it {@code permerror}
 * @param ptrNames names of one address; those past it are not looked at
 */
public record Limits(int lookUps, int voids, int mxNames, int ptrNames) {

  /** What receivers hold senders to. */
  public static final Limits RFC_7208 = new Limits(10, 2, 10, 10);

  private static final int MOST = 255;

  /** Refuses a limit below 0 or above 255. */
  public Limits {
    for (int limit : new int[] {lookUps, voids, mxNames, ptrNames}) {
      if (limit < 0 || limit > MOST) {
        throw new IllegalArgumentException("a limit is from 0 to " + MOST + ", not " + limit);
      }
    }
  }
}
