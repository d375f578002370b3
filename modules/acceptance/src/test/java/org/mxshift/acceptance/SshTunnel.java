package org.mxshift.acceptance;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * A real {@code ssh -D}: a SOCKS5 proxy on this machine whose connections leave from inside a
 * network, where a real sshd serves this one client over a pipe.
 */
final class SshTunnel implements AutoCloseable {

  private final Endpoint at;
  private final ServerProcess process;

  private SshTunnel(Endpoint at, ServerProcess process) {
    this.at = at;
    this.process = process;
  }

  static SshTunnel into(Network network) {
    Servers.require(Binary.SSHD, Binary.SSH, Binary.SSH_KEYGEN);
    return Endpoint.onFree(at -> start(network, at));
  }

  private static SshTunnel start(Network network, Endpoint at) {
    WorkDirectory work = WorkDirectory.create("ssh");
    SshServer.key(work.path("host"));
    SshServer.key(work.path("user"));
    SshServer.separation();
    String config =
        """
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        """
            .formatted(work.path("host"), work.path("user.pub"));
    Path file = work.file("sshd_config", config);
    String server =
        String.join(
            " ", network.within(List.of(Binary.SSHD.path(), "-i", "-e", "-f", file.toString())));
    String[] command = {
      Binary.SSH.path(),
      "-F",
      "none",
      "-N",
      "-v",
      "-i",
      work.path("user").toString(),
      "-D",
      at.address() + ":" + at.port(),
      "-o",
      "ProxyCommand=" + server,
      "-o",
      "UserKnownHostsFile=" + work.path("known_hosts"),
      "-o",
      "StrictHostKeyChecking=accept-new",
      "-o",
      "IdentitiesOnly=yes",
      "-o",
      "BatchMode=yes",
      "-o",
      "ExitOnForwardFailure=yes",
      System.getProperty("user.name") + "@inside"
    };
    ServerProcess process = ServerProcess.start("ssh", Network.host(), work, command);
    return new SshTunnel(
        at, process.ready(() -> process.log().contains("Entering interactive session")));
  }

  InetSocketAddress address() {
    return at.socketAddress();
  }

  String log() {
    return process.log();
  }

  /** The connection breaks; nobody listens any more. */
  void stop() {
    process.stop();
  }

  @Override
  public void close() {
    process.close();
  }
}
