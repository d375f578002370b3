package org.mxshift.model;

import java.util.List;

/**
 * Whose a host is, guessed from its name: hosts write other names into headers than those in MX,
 * but names of the same organisation.
 *
 * <p>A guess, without the Public Suffix List: the last two labels are the organisation, or the last
 * three where the last ones are as short as {@code co.uk}. So hosts of a short domain in a country
 * ({@code mx1.abc.de}, {@code mx2.abc.de}) are strangers to each other, and all below a long public
 * suffix ({@code a.pvt.k12.ca.us}, {@code b.pvt.k12.ca.us}) are one organisation.
 */
public final class Organisation {

  private Organisation() {}

  /**
   * Whether two hosts belong to the same one. A name without a dot is related to itself only.
   *
   * @param one as a header tells it, in lower case, without a trailing dot; need not be a domain
   *     name
   * @param other likewise
   */
  public static boolean isShared(String one, String other) {
    return one.equals(other) || (one.contains(".") && of(one).equals(of(other)));
  }

  private static String of(String host) {
    String[] labels = host.split("\\.");
    int count = labels.length;
    boolean twoPart =
        count > 2 && labels[count - 1].length() == 2 && labels[count - 2].length() <= 3;
    int first = Math.max(0, count - (twoPart ? 3 : 2));
    return String.join(".", List.of(labels).subList(first, count));
  }
}
