package org.mxshift.acceptance;

/** A running authoritative server: takes RFC 2136 updates signed with {@code key} for its zones. */
interface NameServer extends AutoCloseable {

  Endpoint endpoint();

  TsigKey key();

  /** Everything it logged so far. */
  String log();

  @Override
  void close();
}
