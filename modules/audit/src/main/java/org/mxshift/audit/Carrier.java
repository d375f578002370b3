package org.mxshift.audit;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Carries commits between this repository and the one branch of a remote.
 *
 * <p>Every method throws {@link IOException} when the remote does not take part, with what it said.
 */
interface Carrier {

  /** The branch that it is about, such as {@code refs/heads/mxshift/audit}. */
  String branch();

  /** The branch as the remote has it; empty when it has none. */
  Optional<ObjectId> look() throws IOException;

  /** Brings all of the branch over, and names it by a ref of its own, whatever that was before. */
  void fetch() throws IOException;

  /**
   * Offers a commit as the new tip of the branch, if that is still what is expected.
   *
   * @param tip zero: the branch is to be deleted
   * @param expected empty: the branch must not be there
   * @return empty when it was taken, else what the remote said
   */
  Optional<String> push(ObjectId tip, Optional<ObjectId> expected) throws IOException;
}
