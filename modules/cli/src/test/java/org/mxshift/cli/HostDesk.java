package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.mxshift.spi.Account;
import org.mxshift.spi.Secret;

/**
 * A desk whose domain lies at the double of a provider, with accounts whose secrets are variables.
 */
final class HostDesk implements AutoCloseable {

  final MailWorld world;
  final HostDouble host;

  HostDesk(Path directory, HostDouble host) throws IOException {
    this.world = new MailWorld(directory, new StepClock());
    this.host = host;
    int ttl = 2 * host.low();
    host.edit(HostedRun.set(HostedRun.MX, ttl, "10 mail.old-host.test."));
    world.sandbox().primary().edit(MailWorld.DOMAIN, "MX", ttl, "10 mail.old-host.test.");
    world
        .desk()
        .file(
            "mxshift.yaml",
            world.sandbox().settings()
                + "accounts:\n"
                + account(host.account())
                + account(host.stranger()));
  }

  private String account(Account account) {
    StringBuilder text = new StringBuilder("  " + account.name() + ":\n");
    text.append("    provider: ").append(host.provider()).append('\n');
    for (Map.Entry<String, String> setting : account.settings().entrySet()) {
      text.append("    %s: \"%s\"\n".formatted(setting.getKey(), setting.getValue()));
    }
    text.append("    secrets:\n");
    for (Map.Entry<String, Secret> secret : account.secrets().entrySet()) {
      String variable = (account.name() + "_" + secret.getKey()).toUpperCase(Locale.ROOT);
      desk().variable(variable, secret.getValue().reveal());
      text.append("      %s: {env: %s}\n".formatted(secret.getKey(), variable));
    }
    return text.toString();
  }

  /** A plan at this account. */
  String plan(String account) {
    return MailWorld.plan("gates: []")
        .replace("zone: {provider: rfc2136}", "zone: {account: " + account + "}")
        .replace("ttl: {during: 1s}", "ttl: {during: " + host.low() + "s}");
  }

  Desk desk() {
    return world.desk();
  }

  @Override
  public void close() {
    host.close();
    world.close();
  }
}
