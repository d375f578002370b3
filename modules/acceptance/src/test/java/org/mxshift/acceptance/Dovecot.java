package org.mxshift.acceptance;

import java.nio.file.Path;
import java.util.List;

/**
 * A real Dovecot that lets one person read one Maildir by IMAP, with a spam folder that says what
 * it is for.
 */
final class Dovecot implements AutoCloseable {
  static final String PASSWORD = "open-sesame";
  static final String SPAM = "Unwanted";
  private static final String AUTH = "auth.socket";

  private final Endpoint endpoint;
  private final WorkDirectory work;
  private final ServerProcess process;

  private Dovecot(Endpoint endpoint, WorkDirectory work, ServerProcess process) {
    this.endpoint = endpoint;
    this.work = work;
    this.process = process;
  }

  /** Serves {@code maildir} in clear text, for clients on the machine itself. */
  static Dovecot plain(Endpoint at, Path maildir) {
    return start(at, WorkDirectory.create("dovecot"), maildir, "ssl = no");
  }

  /** Serves it with TLS from the first octet, by a certificate that nobody has signed. */
  static Dovecot tls(Endpoint at, Path maildir) {
    WorkDirectory work = WorkDirectory.create("dovecot");
    Certificate.selfSigned(work.path(""), "DNS:imap.test");
    String cert = "ssl_cert = <" + work.path("cert.pem");
    return start(at, work, maildir, "ssl = yes", cert, "ssl_key = <" + work.path("key.pem"));
  }

  /** Serves it in clear text, and tells other programs at {@link #authSocket} who may log in. */
  static Dovecot authenticating(Endpoint at, Path maildir) {
    WorkDirectory work = WorkDirectory.create("dovecot");
    String auth =
        """
        ssl = no
        service auth {
          unix_listener %s {
            mode = 0666
          }
        }"""
            .formatted(work.path(AUTH));
    return start(at, work, maildir, auth);
  }

  private static Dovecot start(Endpoint at, WorkDirectory work, Path maildir, String... tls) {
    Servers.require(Binary.DOVECOT, Binary.BASH);
    work.file("dovecot.conf", settings(at, work, maildir, tls));
    String config = work.path("dovecot.conf").toString();
    String[] command = {Binary.DOVECOT.path(), "-F", "-c", config};
    ServerProcess process = ServerProcess.start("dovecot", at.network(), work, command);
    return new Dovecot(at, work, process.ready(() -> listens(at)));
  }

  private static String settings(Endpoint at, WorkDirectory work, Path maildir, String... tls) {
    boolean secured = tls.length > 1;
    return String.join(
        "\n",
        "protocols = imap",
        "listen = " + at.address(),
        "base_dir = " + work.path("run"),
        "state_dir = " + work.path("state"),
        "log_path = /dev/stderr",
        String.join("\n", tls),
        "disable_plaintext_auth = no",
        "auth_mechanisms = plain login",
        "mail_location = maildir:" + maildir,
        "first_valid_uid = 1",
        "passdb {",
        "  driver = static",
        "  args = \"password=" + PASSWORD + "\"",
        "}",
        "userdb {",
        "  driver = static",
        "  args = uid=65534 gid=65534 home=" + work.path("home"),
        "}",
        "service imap-login {",
        "  inet_listener imap {",
        "    port = " + (secured ? 0 : at.port()),
        "  }",
        "  inet_listener imaps {",
        "    port = " + (secured ? at.port() : 0),
        "    ssl = " + (secured ? "yes" : "no"),
        "  }",
        "}",
        "namespace inbox {",
        "  inbox = yes",
        "  separator = /",
        "  mailbox " + SPAM + " {",
        "    auto = create",
        "    special_use = \\Junk",
        "  }",
        "}",
        "");
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** Where Postfix asks whether a login is right. */
  Path authSocket() {
    return work.path(AUTH);
  }

  String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }

  private static boolean listens(Endpoint at) {
    String ask = "exec 3<>/dev/tcp/" + at.address() + "/" + at.port() + " && echo open";
    List<String> words = at.network().within(List.of(Binary.BASH.path(), "-c", ask));
    return Command.attempt(words, "").output().startsWith("open");
  }
}
