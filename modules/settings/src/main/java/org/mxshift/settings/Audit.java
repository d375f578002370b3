package org.mxshift.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the audit log is kept.
 *
 * @param remote the Git repository it is pushed to; without one the log is on this disk only
 * @param branch the branch in it
 * @param directory the local bare repository; absolute
 * @param transport who talks to the remote
 * @param signing what commits are signed with; empty: they are not
 */
public record Audit(
    Optional<String> remote,
    String branch,
    Path directory,
    Transport transport,
    Optional<Signing> signing) {

  /** The branch where none is named. */
  public static final String BRANCH = "mxshift/audit";

  /** The local repository, beside {@code mxshift.yaml} or else in the working directory. */
  public static final String DIRECTORY = ".mxshift/audit.git";

  /** Who talks to the remote. */
  public enum Transport {
    /** The program itself for https and folders, the installed git for SSH. */
    AUTO,
    /** The program itself. */
    JGIT,
    /** The installed git, with the credentials and settings of the user. */
    NATIVE
  }

  /**
   * What commits are signed with.
   *
   * @param form of the signature
   * @param key the file of a private SSH key, absolute; or what gpg is to choose a key by, empty
   *     for its default
   */
  public record Signing(Form form, String key) {}

  /** A form of signature that git verifies. */
  public enum Form {
    /** An SSH key. */
    SSH,
    /** An OpenPGP key, through the installed gpg. */
    GPG
  }
}
