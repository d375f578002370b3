package org.mxshift.spi;

import java.util.Optional;
import org.mxshift.model.Name;

/**
 * What became of one question to one address of one server.
 *
 * @param server the server, such as {@code ns1.example.net}; the root where it has no name
 * @param address where it was asked
 * @param reply what it answered; empty when it did not
 * @param fault why there is no reply; empty exactly when there is one
 */
public record ServerReply(Name server, String address, Optional<DnsReply> reply, String fault) {

  /** It answered. */
  public static ServerReply of(Name server, String address, DnsReply reply) {
    return new ServerReply(server, address, Optional.of(reply), "");
  }

  /** It did not. */
  public static ServerReply silent(Name server, String address, String fault) {
    return new ServerReply(server, address, Optional.empty(), fault);
  }

  /** The server and its address. */
  public String where() {
    return server.isRoot() ? address : server + " " + address;
  }

  /** The line of evidence. */
  @Override
  public String toString() {
    return where() + ": " + reply.map(this::said).orElse(fault);
  }

  private String said(DnsReply reply) {
    return reply + (reply.authenticated() ? " (authenticated)" : "");
  }
}
