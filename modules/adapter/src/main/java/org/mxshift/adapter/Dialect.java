package org.mxshift.adapter;

import java.util.Optional;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/** What an API wants to hear with every call, and what it means by an answer that is no success. */
public interface Dialect {

  /**
   * What goes with the next call.
   *
   * @throws ProviderException when it cannot be had
   */
  Credential credential() throws ProviderException;

  /**
   * What it means where it is not what everybody means by that status.
   *
   * @param writing whether a change was to be made
   */
  default Optional<Failure> meaning(Reply reply, boolean writing) {
    return Optional.empty();
  }

  /** What to do about it; empty where the host's own words say all. */
  String advice(Reply reply);
}
