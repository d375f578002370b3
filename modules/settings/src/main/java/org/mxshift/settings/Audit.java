package org.mxshift.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the audit log is kept.
 *
 * @param remote the Git repository it is pushed to; without one the log is on this disk only
 * @param branch the branch in it
 * @param directory the local bare repository; absolute
 */
public record Audit(Optional<String> remote, String branch, Path directory) {

  /** The branch where none is named. */
  public static final String BRANCH = "mxshift/audit";

  /** The local repository, beside {@code mxshift.yaml} or else in the working directory. */
  public static final String DIRECTORY = ".mxshift/audit.git";
}
