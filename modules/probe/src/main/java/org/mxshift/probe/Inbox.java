package org.mxshift.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.mxshift.spi.Secret;

/**
 * A mailbox that can be looked into by IMAP (RFC 3501).
 *
 * @param host name or address of the server
 * @param port where it listens
 * @param tls with TLS from the first octet (RFC 8314); otherwise by STARTTLS, which is insisted on
 *     unless the server is this machine itself
 * @param user who logs in
 * @param token whether the secret is an OAuth 2 access token, for XOAUTH2, and no password
 * @param key gives the secret each time it is needed, since tokens get old
 */
public record Inbox(String host, int port, boolean tls, String user, boolean token, Key key) {

  /** Gives a secret. */
  public interface Key {
    /**
     * The secret as it is now.
     *
     * @throws IOException when it cannot be had, with a reason that holds no secret
     */
    Secret read() throws IOException;
  }

  /** Whether nobody between could listen: the way does not leave this machine. */
  boolean isHere() {
    return isHere(host);
  }

  static boolean isHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The server, for evidence. */
  @Override
  public String toString() {
    return host + " port " + port;
  }
}
