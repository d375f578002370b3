package org.mxshift.settings;

import org.mxshift.plan.ServerUrl;

/**
 * A secret that plans may name, and the one server that it may be shown to.
 *
 * <p>The plan of a run comes from the audit log, which more people write to than may know secrets.
 *
 * @param to a mailbox's server or a relay, with its protocol and port
 * @param source where the secret is found
 */
public record Entrusted(ServerUrl to, SecretSource source) {

  /** Whether this lets that secret go to that server. */
  public boolean lets(SecretSource wanted, ServerUrl server) {
    return to.isSame(server) && isSame(wanted);
  }

  private boolean isSame(SecretSource wanted) {
    if (source instanceof SecretSource.FromCommand own
        && wanted instanceof SecretSource.FromCommand other) {
      return own.words().equals(other.words());
    }
    return source.equals(wanted);
  }
}
