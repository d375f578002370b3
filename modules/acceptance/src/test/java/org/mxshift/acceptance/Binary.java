package org.mxshift.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What the real-server tests need from the machine, and the Debian package that brings it. */
enum Binary {
  NAMED("named", "bind9"),
  DIG("dig", "bind9-dnsutils"),
  NSUPDATE("nsupdate", "bind9-dnsutils"),
  KNOTD("knotd", "knot"),
  PDNS_SERVER("pdns_server", "pdns-server"),
  PDNSUTIL("pdnsutil", "pdns-server"),
  PDNS_SCHEMA("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql", "pdns-backend-sqlite3"),
  SQLITE3("sqlite3", "sqlite3"),
  UNBOUND("unbound", "unbound"),
  POSTFIX("postfix", "postfix"),
  POSTMAP("postmap", "postfix"),
  SENDMAIL("sendmail", "postfix"),
  DOVECOT("dovecot", "dovecot-imapd"),
  IP("ip", "iproute2"),
  OPENSSL("openssl", "openssl"),
  BASH("bash", "bash"),
  GIT("git", "git"),
  SSHD("sshd", "openssh-server"),
  SSH("ssh", "openssh-client"),
  SSH_KEYGEN("ssh-keygen", "openssh-client"),
  GPG("gpg", "gpg");

  private final String file;
  private final String debianPackage;

  Binary(String file, String debianPackage) {
    this.file = file;
    this.debianPackage = debianPackage;
  }

  String debianPackage() {
    return debianPackage;
  }

  /** Where it is installed: on PATH, or where servers live, which a user's PATH often lacks. */
  Optional<Path> found() {
    Stream<String> path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1));
    return Stream.concat(path, Stream.of("/usr/sbin", "/sbin"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory).resolve(file))
        .filter(Files::isReadable)
        .findFirst();
  }

  /** The path to start, after {@link Servers#require} has seen that it is there. */
  String path() {
    return found()
        .orElseThrow(() -> new IllegalStateException(file + " is not installed"))
        .toString();
  }
}
