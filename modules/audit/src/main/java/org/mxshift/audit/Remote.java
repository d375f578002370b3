package org.mxshift.audit;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.Repository;
import org.mxshift.spi.Secret;

/**
 * Where the log is shared.
 *
 * @param url a folder, {@code file:}, or {@code https:}; without credentials in it
 * @param branch the branch there, such as {@code mxshift/audit}
 * @param credentials asked for when the remote is talked to, never kept
 */
public record Remote(String url, String branch, Optional<Supplier<Credentials>> credentials) {

  /** Refuses an address with a password in it, and ways of transport that are not there. */
  public Remote {
    if (url.matches("(?i)[a-z+]+://[^/@]*:[^/@]*@.*")) {
      throw new IllegalArgumentException(
          "the address of the audit log's remote holds a password; give it by environment, file or"
              + " command");
    }
    if (url.matches("(?i)(ssh|git|git\\+ssh)://.*") || url.matches("[^/]+@[^/]+:.*")) {
      throw new IllegalArgumentException(
          "the audit log cannot be shared over " + url + ": use https with a token, or a folder");
    }
    if (!Repository.isValidRefName("refs/heads/" + branch)) {
      throw new IllegalArgumentException("'" + branch + "' is not the name of a branch");
    }
  }

  /** A remote that asks for no credentials, with the usual branch. */
  public static Remote at(String url) {
    return new Remote(url, Store.BRANCH, Optional.empty());
  }

  /**
   * What an https remote asks for.
   *
   * @param user the user; most hosts take any word beside a token
   * @param password the password or token
   */
  public record Credentials(String user, Secret password) {}
}
