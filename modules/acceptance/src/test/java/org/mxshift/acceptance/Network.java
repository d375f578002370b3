package org.mxshift.acceptance;

import java.util.List;

/**
 * Where a process runs and addresses are reachable: this machine, or a {@link NetNamespace} of it.
 */
interface Network {

  /** The command which runs {@code words} in this network. */
  List<String> within(List<String> words);

  /** This machine as it is: unprivileged ports on 127.0.0.1. */
  static Network host() {
    return words -> words;
  }
}
