package org.mxshift.plan;

import java.io.IOException;

/** Opens a file that a plan names, by its path relative to the plan. */
@FunctionalInterface
public interface Beside {

  /** No files: a plan that names one gets a complaint. */
  Beside NOTHING =
      path -> {
        throw new IOException("no file can be read here");
      };

  /**
   * The file's content; not more than 1 MiB and one byte of it are needed.
   *
   * @param path relative, without {@code ..}
   * @throws IOException when there is no such file
   */
  byte[] bytes(String path) throws IOException;
}
