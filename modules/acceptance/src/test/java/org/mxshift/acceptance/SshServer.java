package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mxshift.audit.Remote;

/** A real sshd on loopback that lets one key in, and Git behind it. */
final class SshServer implements AuditRemote {

  private final Path repository;
  private final WorkDirectory work;
  private final Endpoint at;
  private final ServerProcess process;

  private SshServer(Path repository, WorkDirectory work, Endpoint at, ServerProcess process) {
    this.repository = repository;
    this.work = work;
    this.at = at;
    this.process = process;
  }

  static SshServer start(Path repository) {
    Servers.require(Binary.SSHD, Binary.SSH, Binary.SSH_KEYGEN, Binary.GIT);
    return Endpoint.onFree(at -> start(repository, at));
  }

  private static SshServer start(Path repository, Endpoint at) {
    WorkDirectory work = WorkDirectory.create("sshd");
    key(work.path("host"));
    key(work.path("user"));
    String config =
        """
        ListenAddress %s
        Port %d
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        """
            .formatted(at.address(), at.port(), work.path("host"), work.path("user.pub"));
    String file = work.file("sshd_config", config).toString();
    separation();
    ServerProcess process =
        ServerProcess.start("sshd", at.network(), work, Binary.SSHD.path(), "-D", "-e", "-f", file);
    return new SshServer(
        repository, work, at, process.ready(() -> process.log().contains("Server listening")));
  }

  /** Where Debian's sshd locks itself up; started by root it insists on it. */
  static void separation() {
    try {
      if (Files.isWritable(Path.of("/run"))) {
        Files.createDirectories(Path.of("/run/sshd"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path key(Path file) {
    Command.run(
        Binary.SSH_KEYGEN.path(),
        "-q",
        "-t",
        "ed25519",
        "-N",
        "",
        "-C",
        "test",
        "-f",
        file.toString());
    return file;
  }

  @Override
  public Path repository() {
    return repository;
  }

  @Override
  public Remote remote() {
    String ssh =
        String.join(
            " ",
            Binary.SSH.path(),
            "-F none -i " + work.path("user"),
            "-o UserKnownHostsFile=" + work.path("known_hosts"),
            "-o StrictHostKeyChecking=accept-new -o IdentitiesOnly=yes -o BatchMode=yes");
    String url =
        "ssh://%s@%s:%d%s"
            .formatted(System.getProperty("user.name"), at.address(), at.port(), repository);
    return new Remote(
        url,
        "mxshift/audit",
        Optional.empty(),
        Optional.of(AuditRemote.git(Map.of("GIT_SSH_COMMAND", ssh))));
  }

  @Override
  public void close() {
    process.close();
  }
}
