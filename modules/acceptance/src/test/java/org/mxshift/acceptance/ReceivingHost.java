package org.mxshift.acceptance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A mail host of a domain on a real Postfix, with STARTTLS by a self-signed certificate. It knows
 * its recipients and refuses all others; it delivers to a Maildir or forwards to another host.
 */
final class ReceivingHost implements AutoCloseable {
  private static final String NOBODY = "65534";

  private final String domain;
  private final WorkDirectory work;
  private final PostfixTable verdicts;
  private final Postfix postfix;

  private ReceivingHost(String domain, WorkDirectory work, PostfixTable verdicts, Postfix postfix) {
    this.domain = domain;
    this.work = work;
    this.verdicts = verdicts;
    this.postfix = postfix;
  }

  /** Delivers mail for {@code users} of {@code domain} (no final dot) to {@link #inbox}. */
  static ReceivingHost delivering(Endpoint at, String hostname, String domain, String... users) {
    WorkDirectory work = WorkDirectory.create("postfix");
    Map<String, String> main = new LinkedHashMap<>();
    main.put("virtual_mailbox_domains", domain);
    main.put("virtual_mailbox_base", work.directory("mail", "nobody").toString());
    main.put("virtual_mailbox_maps", people(work, "mailboxes", domain, "inbox/", users));
    main.put("virtual_uid_maps", "static:" + NOBODY);
    main.put("virtual_gid_maps", "static:" + NOBODY);
    main.put("virtual_minimum_uid", "1");
    return start(at, hostname, domain, work, main);
  }

  /** Takes mail for the same people and hands it on to {@code next}, as an old host may do. */
  static ReceivingHost forwarding(
      Endpoint at, String hostname, String domain, Endpoint next, String... users) {
    WorkDirectory work = WorkDirectory.create("postfix");
    Map<String, String> main = new LinkedHashMap<>();
    main.put("relay_domains", domain);
    main.put("relay_recipient_maps", people(work, "recipients", domain, "ok", users));
    main.put("transport_maps", "static:relay:[" + next.address() + "]:" + next.port());
    return start(at, hostname, domain, work, main);
  }

  private static ReceivingHost start(
      Endpoint at, String hostname, String domain, WorkDirectory work, Map<String, String> main) {
    Servers.require(Binary.POSTFIX, Binary.OPENSSL);
    Certificate.selfSigned(work.path(""), "DNS:" + hostname);
    PostfixTable verdicts = PostfixTable.create(work, "verdicts");
    main.put("smtpd_relay_restrictions", "reject_unauth_destination");
    main.put("smtpd_recipient_restrictions", "check_recipient_access " + verdicts.reference());
    main.put("smtpd_tls_security_level", "may");
    main.put("smtpd_tls_cert_file", work.path("cert.pem").toString());
    main.put("smtpd_tls_key_file", work.path("key.pem").toString());
    return new ReceivingHost(domain, work, verdicts, Postfix.start(at, hostname, work, main));
  }

  /**
   * Answers RCPT for everyone with {@code reply}, such as {@code 550 5.7.1 closed}, from now on.
   */
  void answer(String reply) {
    verdicts.write(domain + " " + reply + "\n");
  }

  /** Goes back to taking mail for its recipients. */
  void answerNormally() {
    answer("DUNNO");
  }

  Endpoint endpoint() {
    return postfix.endpoint();
  }

  /** Lets people read the inbox by IMAP, at another port of the same address. */
  Dovecot readable(int port) {
    Endpoint at = postfix.endpoint();
    return Dovecot.plain(new Endpoint(at.network(), at.address(), port), inbox().directory());
  }

  Maildir inbox() {
    return new Maildir(work.path("mail/inbox"));
  }

  String log() {
    return postfix.log();
  }

  /** Goes silent: connections are refused from now on; the inbox stays. */
  void stop() {
    postfix.stop();
  }

  @Override
  public void close() {
    postfix.close();
  }

  private static String people(
      WorkDirectory work, String name, String domain, String value, String... users) {
    String lines =
        Arrays.stream(users)
            .map(user -> "/^" + quoted(user) + "@" + quoted(domain) + "$/ " + value + "\n")
            .collect(Collectors.joining());
    return "regexp:" + work.file(name, lines);
  }

  private static String quoted(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "\\\\$0");
  }
}
