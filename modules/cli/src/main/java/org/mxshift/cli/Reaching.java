package org.mxshift.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mxshift.plan.Login;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Reach;
import org.mxshift.plan.SecretRef;
import org.mxshift.probe.Inbox;
import org.mxshift.probe.Inboxes;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.probe.Relay;
import org.mxshift.settings.SecretReader;
import org.mxshift.settings.SecretSource;
import org.mxshift.settings.Settings;
import org.mxshift.settings.SettingsException;

/** What a plan says of mailboxes, made ready; secrets are read when a mailbox is opened. */
final class Reaching {

  /** Mail that is quick is found in the look that sent it. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Path directory;
  private final SecretReader secrets;
  private final Collection<List<String>> allowed;

  /**
   * @param directory where files are looked for and programs run
   * @param allowed the programs that a plan may name, with their arguments
   */
  Reaching(Path directory, SecretReader secrets, Collection<List<String>> allowed) {
    this.directory = directory;
    this.secrets = secrets;
    this.allowed = allowed;
  }

  /** What is probed with, and what the plan says of mailboxes and of the way out. */
  static ProbeSettings probing(Shell shell, Settings settings, ProbeSettings probing, Plan plan)
      throws FailedException {
    Reach reach = plan.verify().reach();
    SecretReader secrets = new SecretReader(shell.environment());
    Reaching reaching = new Reaching(shell.directory(), secrets, settings.commands().values());
    return probing.withInboxes(reaching.inboxes(reach)).withVia(reaching.via(reach));
  }

  Inboxes inboxes(Reach reach) {
    Optional<Inbox> target = reach.inbox().map(inbox -> inbox("verify.inbox", inbox));
    Optional<Inbox> bounces = reach.bounces().map(inbox -> inbox("verify.bounces", inbox));
    return new Inboxes(target, bounces, PATIENCE).withRelay(reach.relay().map(this::relay));
  }

  /** The proxy that SMTP sessions go by; a name is looked up now, once. */
  Optional<InetSocketAddress> via(Reach reach) throws FailedException {
    Optional<InetSocketAddress> proxy =
        reach.via().map(url -> new InetSocketAddress(url.host(), url.port()));
    if (proxy.filter(InetSocketAddress::isUnresolved).isPresent()) {
      throw new FailedException(
          ExitCode.UNREACHABLE,
          "the proxy " + proxy.get().getHostString() + " has no address",
          "correct verify.via in the plan, or write its address there");
    }
    return proxy;
  }

  private Inbox inbox(String what, org.mxshift.plan.Inbox inbox) {
    Login login = inbox.login();
    return new Inbox(
        inbox.url().host(),
        inbox.url().port(),
        inbox.url().scheme().equals("imaps"),
        login.user(),
        login.means() == Login.Means.TOKEN,
        key("the secret of " + what, login.secret()));
  }

  private Relay relay(org.mxshift.plan.Relay relay) {
    Login login = relay.login();
    return new Relay(
        relay.url().host(),
        relay.url().port(),
        relay.url().scheme().equals("smtps"),
        login.user(),
        login.means() == Login.Means.TOKEN,
        key("the secret of verify.relay", login.secret()));
  }

  private Inbox.Key key(String what, SecretRef ref) {
    return () -> {
      try {
        return secrets.read(what, source(what, ref));
      } catch (SettingsException e) {
        throw new IOException(e.getMessage(), e);
      }
    };
  }

  /** A pinned plan comes from the log: who writes there runs nothing here. */
  private SecretSource source(String what, SecretRef ref) throws IOException {
    String first = ref.words().get(0);
    if (ref.place() == SecretRef.Place.COMMAND && !allowed.contains(ref.words())) {
      throw new IOException(
          what
              + ": the plan names the command "
              + first
              + ", and "
              + Settings.FILE
              + " does not allow it with these words; write them under commands there");
    }
    return switch (ref.place()) {
      case ENV -> new SecretSource.FromEnvironment(first);
      case FILE -> new SecretSource.FromFile(directory.resolve(first));
      case COMMAND -> new SecretSource.FromCommand(ref.words(), directory);
    };
  }
}
