package org.mxshift.plan;

import java.util.regex.Pattern;

/** Tells keys whose values nobody writes into a file that others read. */
public final class SecretKeys {

  private static final Pattern SECRET =
      Pattern.compile(".*(secret|passw|token|credential|private).*|api_?key|.*access_key");

  private SecretKeys() {}

  /** Whether a key of a provider, such as {@code api_token}, names a secret. */
  public static boolean matches(String key) {
    return SECRET.matcher(key).matches();
  }
}
