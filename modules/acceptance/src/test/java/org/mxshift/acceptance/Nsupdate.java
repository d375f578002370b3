package org.mxshift.acceptance;

import java.util.ArrayList;
import java.util.List;

/**
 * A stranger's edit: an RFC 2136 update sent by BIND's {@code nsupdate}, signed with the server's
 * key.
 */
final class Nsupdate {
  private Nsupdate() {}

  /**
   * Sends {@code commands} ({@code update delete …}, {@code update add …}) as one message, or
   * fails.
   */
  static void send(NameServer server, String... commands) {
    Servers.require(Binary.NSUPDATE);
    List<String> script = new ArrayList<>();
    script.add("server " + server.endpoint().address() + " " + server.endpoint().port());
    script.add(
        "key " + TsigKey.ALGORITHM + ":" + server.key().name() + " " + server.key().secret());
    script.addAll(List.of(commands));
    script.add("send");
    List<String> words = server.endpoint().network().within(List.of(Binary.NSUPDATE.path()));
    Command.attempt(words, String.join("\n", script) + "\n").orFail();
  }
}
