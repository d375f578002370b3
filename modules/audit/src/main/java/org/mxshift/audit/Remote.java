package org.mxshift.audit;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.Repository;
import org.mxshift.spi.Secret;

/**
 * Where the log is shared.
 *
 * @param url a folder, {@code file:}, or {@code https:}; with an installed git whatever that can
 *     reach; without credentials in it
 * @param branch the branch there, such as {@code mxshift/audit}
 * @param credentials asked for when the remote is talked to, never kept; without them an installed
 *     git has those of the user
 * @param git the installed git that is to talk to it; empty: this program does
 */
public record Remote(
    String url,
    String branch,
    Optional<Supplier<Credentials>> credentials,
    Optional<NativeGit> git) {

  /** Refuses an address with a password in it, and ways of transport that are not there. */
  public Remote {
    if (url.matches("(?i)[a-z+]+://[^/@]*:[^/@]*@.*")) {
      throw new IllegalArgumentException(
          "the address of the audit log's remote holds a password; give it by environment, file or"
              + " command");
    }
    if (git.isEmpty() && isSsh(url)) {
      throw new IllegalArgumentException(
          url
              + " takes an installed git: say 'audit.transport: native' or --git-transport=native,"
              + " or use https with a token, or a folder");
    }
    if (!Repository.isValidRefName("refs/heads/" + branch)) {
      throw new IllegalArgumentException("'" + branch + "' is not the name of a branch");
    }
  }

  /** Whether this address is one of SSH, or of Git's own unprotected protocol. */
  public static boolean isSsh(String url) {
    return url.matches("(?i)(ssh|git|git\\+ssh|ssh\\+git)://.*") || url.matches("[^/:]+@[^/:]+:.*");
  }

  /** Carries this branch of it, and leaves what comes in under that ref. */
  Carrier carrier(Store store, String to, String incoming) {
    return git.map(this::entitled)
        .<Carrier>map(installed -> new NativeCarrier(installed, store.folder(), url, to, incoming))
        .orElseGet(() -> new JGitCarrier(store, this, to, incoming));
  }

  /** Where there is TLS, and so nobody listens, it is given the credentials. */
  private NativeGit entitled(NativeGit installed) {
    return credentials
        .filter(any -> url.regionMatches(true, 0, "https:", 0, 6))
        .map(ours -> installed.with(url, ours.get()))
        .orElse(installed);
  }

  /** A remote that asks for no credentials, with the usual branch. */
  public static Remote at(String url) {
    return new Remote(url, Store.BRANCH, Optional.empty(), Optional.empty());
  }

  /**
   * What an https remote asks for.
   *
   * @param user the user; most hosts take any word beside a token
   * @param password the password or token
   */
  public record Credentials(String user, Secret password) {}
}
