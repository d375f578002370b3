package org.mxshift.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A submission server (RFC 6409) on a real Postfix: STARTTLS first, then a login that a real
 * Dovecot judges; each user may send as one address, and everything goes on to one mail host.
 */
final class SubmissionHost implements AutoCloseable {
  static final String HOSTNAME = "smtp.sender.test";

  private final Postfix postfix;

  private SubmissionHost(Postfix postfix) {
    this.postfix = postfix;
  }

  /**
   * Starts it.
   *
   * @param logins judges who may log in
   * @param user who may send, as {@code address}
   * @param next where everything goes on to
   * @param days for how long its certificate is valid; negative: since when it no longer is
   */
  static SubmissionHost start(
      Endpoint at,
      WorkDirectory authority,
      int days,
      Dovecot logins,
      String user,
      String address,
      Endpoint next) {
    Servers.require(Binary.POSTFIX, Binary.OPENSSL);
    WorkDirectory work = WorkDirectory.create("postfix");
    Certificate.signed(work, authority, at.address(), days);
    Map<String, String> main = new LinkedHashMap<>();
    main.put("smtpd_tls_security_level", "encrypt");
    main.put("smtpd_tls_cert_file", work.path("cert.pem").toString());
    main.put("smtpd_tls_key_file", work.path("key.pem").toString());
    main.put("smtpd_sasl_auth_enable", "yes");
    main.put("smtpd_sasl_type", "dovecot");
    main.put("smtpd_sasl_path", logins.authSocket().toString());
    main.put("smtpd_tls_auth_only", "yes");
    main.put("smtpd_sender_login_maps", "inline:{ { " + address + " = " + user + " } }");
    main.put("smtpd_sender_restrictions", "reject_sender_login_mismatch");
    main.put("smtpd_relay_restrictions", "permit_sasl_authenticated, reject");
    main.put("transport_maps", "static:relay:[" + next.address() + "]:" + next.port());
    return new SubmissionHost(Postfix.start(at, HOSTNAME, work, main));
  }

  String log() {
    return postfix.log();
  }

  @Override
  public void close() {
    postfix.close();
  }
}
