package org.mxshift.model;

/**
 * A mailbox: a local part and a domain (RFC 5321 section 4.1.2), without quoting and comments.
 *
 * @param local the part before the at sign; printable ASCII without blanks, at most 64 characters
 * @param domain the part behind it
 */
public record MailAddress(String local, Name domain) {

  /** Refuses what could not stand in an SMTP command line. */
  public MailAddress {
    if (local.isEmpty()
        || local.length() > 64
        || !local.matches("[!-~&&[^<>@\\\\\"(),:;\\[\\]]]+")) {
      throw new IllegalArgumentException(
          "'" + local.replaceAll("[^ -~]", "?") + "' is not the local part of a mail address");
    }
  }

  /**
   * Reads {@code local@domain}.
   *
   * @throws IllegalArgumentException when the text is no mail address
   */
  public static MailAddress of(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1) {
      throw new IllegalArgumentException(
          "'" + text.replaceAll("[^ -~]", "?") + "' is not a mail address; write name@example.com");
    }
    return new MailAddress(text.substring(0, at), Name.of(text.substring(at + 1)));
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
