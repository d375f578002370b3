package org.mxshift.spf;

import java.net.IDN;

/**
 * Who talks to a mail host, as SMTP has it. Names with letters beyond ASCII become A-labels (RFC
 * 8616 section 4), and an IPv4 address inside an IPv6 one is an IPv4 address (RFC 7208 section 5).
 *
 * @param ip the client's address
 * @param helo what it called itself
 * @param mailFrom the reverse-path without angle brackets; empty for the null sender
 */
public record Session(IpAddress ip, String helo, String mailFrom) {

  /** Takes what a client said; nothing a client can say is refused. */
  public Session {
    ip = ip.unmapped();
    helo = aLabels(helo);
  }

  /** The first check that RFC 7208 section 2.3 asks for: of the name in HELO alone. */
  public static Session helo(IpAddress ip, String helo) {
    return new Session(ip, helo, "");
  }

  /** What is before the at sign; {@code postmaster} where there is none (section 4.3). */
  public String localPart() {
    int at = mailFrom.lastIndexOf('@');
    return at > 0 ? mailFrom.substring(0, at) : "postmaster";
  }

  /** Whose record is looked at: the sender's domain, or the one of HELO for the null sender. */
  public String domain() {
    String domain = mailFrom.substring(mailFrom.lastIndexOf('@') + 1);
    return QueryName.withoutDot(mailFrom.isEmpty() ? helo : aLabels(domain));
  }

  /** The mailbox that is judged (section 2.4). */
  public String sender() {
    return localPart() + "@" + domain();
  }

  private static String aLabels(String name) {
    if (QueryName.isAscii(name)) {
      return name;
    }
    try {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
