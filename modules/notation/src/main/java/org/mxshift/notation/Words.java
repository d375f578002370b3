package org.mxshift.notation;

import java.util.Locale;

/** Constants as files write them: lower case, hyphens. */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
