package org.mxshift.plan;

import java.util.Map;

/**
 * A mailbox that is looked into by IMAP.
 *
 * @param url {@code imaps://host} with TLS from the start, or {@code imap://host} with STARTTLS
 * @param login who logs in
 */
public record Inbox(ServerUrl url, Login login) {
  static final Map<String, Integer> PORTS = Map.of("imaps", 993, "imap", 143);
}
