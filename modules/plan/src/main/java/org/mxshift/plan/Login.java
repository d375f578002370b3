package org.mxshift.plan;

/**
 * Who logs in to a server, and with what.
 *
 * @param user the name of the account
 * @param means what the secret is
 * @param secret where it is found
 */
public record Login(String user, Means means, SecretRef secret) {

  /** What a secret is. */
  public enum Means {
    /** A password: LOGIN, or AUTH PLAIN. */
    PASSWORD,
    /** An OAuth 2 access token: XOAUTH2. */
    TOKEN
  }

  /** Refuses a user that would break a line. */
  public Login {
    if (user.isBlank() || user.length() > 320 || !Scalars.printable(user)) {
      throw new IllegalArgumentException("a user is a text in one line");
    }
  }
}
