package org.mxshift.probe;

/**
 * A submission server (RFC 6409) that sends messages along MX for its users.
 *
 * @param host name or address of the server
 * @param port where it listens
 * @param tls with TLS from the first octet (RFC 8314); otherwise by STARTTLS, which is insisted on
 *     unless the server is this machine itself
 * @param user who logs in
 * @param token whether the secret is an OAuth 2 access token, for XOAUTH2, and no password
 * @param key gives the secret each time it is needed, since tokens get old
 */
public record Relay(String host, int port, boolean tls, String user, boolean token, Inbox.Key key) {

  /** The server, for evidence. */
  @Override
  public String toString() {
    return host + " port " + port;
  }
}
