package org.mxshift.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.plan.Login;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Reach;
import org.mxshift.plan.SecretRef;
import org.mxshift.plan.ServerUrl;
import org.mxshift.probe.Inbox;
import org.mxshift.probe.Inboxes;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.probe.Relay;
import org.mxshift.settings.Entrusted;
import org.mxshift.settings.SecretReader;
import org.mxshift.settings.SecretSource;
import org.mxshift.settings.Settings;
import org.mxshift.settings.SettingsException;

/** What a plan says of mailboxes, made ready; secrets are read when a mailbox is opened. */
final class Reaching {

  /** Mail that is quick is found in the look that sent it. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final String INBOX = "the secret of verify.inbox";
  private static final String BOUNCES = "the secret of verify.bounces";
  private static final String RELAY = "the secret of verify.relay";

  private final Path directory;
  private final SecretReader secrets;
  private final Collection<Entrusted> entrusted;

  /**
   * @param directory where files are looked for and programs run
   * @param entrusted which secrets a plan may name, and where each may go
   */
  Reaching(Path directory, SecretReader secrets, Collection<Entrusted> entrusted) {
    this.directory = directory;
    this.secrets = secrets;
    this.entrusted = entrusted;
  }

  /** What is probed with, and what the plan says of mailboxes and of the way out. */
  static ProbeSettings probing(Shell shell, Settings settings, ProbeSettings probing, Plan plan)
      throws FailedException {
    Reach reach = plan.verify().reach();
    Reaching reaching = of(shell, settings);
    return probing.withInboxes(reaching.inboxes(reach)).withVia(reaching.via(reach));
  }

  private static Reaching of(Shell shell, Settings settings) {
    SecretReader secrets = new SecretReader(shell.environment());
    return new Reaching(shell.directory(), secrets, settings.secrets().values());
  }

  /**
   * Refuses to begin with a plan whose secrets no look would be given.
   *
   * @param then what is so all the same, for the message
   */
  static void refuseKept(Shell shell, Settings settings, Plan plan, String then)
      throws FailedException {
    List<String> kept = kept(shell, settings, plan);
    if (!kept.isEmpty()) {
      throw new FailedException(ExitCode.CREDENTIALS, kept.get(0), then);
    }
  }

  /** Which secrets of a plan no look would be given, and what to do about each. */
  static List<String> kept(Shell shell, Settings settings, Plan plan) {
    Reaching reaching = of(shell, settings);
    Reach reach = plan.verify().reach();
    return Stream.of(
            reach.inbox().flatMap(one -> reaching.kept(INBOX, one.url(), one.login())),
            reach.bounces().flatMap(one -> reaching.kept(BOUNCES, one.url(), one.login())),
            reach.relay().flatMap(one -> reaching.kept(RELAY, one.url(), one.login())))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> kept(String what, ServerUrl server, Login login) {
    try {
      source(what, server, login.secret());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  Inboxes inboxes(Reach reach) {
    Optional<Inbox> target = reach.inbox().map(inbox -> inbox(INBOX, inbox));
    Optional<Inbox> bounces = reach.bounces().map(inbox -> inbox(BOUNCES, inbox));
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
        key(what, inbox.url(), login.secret()));
  }

  private Relay relay(org.mxshift.plan.Relay relay) {
    Login login = relay.login();
    return new Relay(
        relay.url().host(),
        relay.url().port(),
        relay.url().scheme().equals("smtps"),
        login.user(),
        login.means() == Login.Means.TOKEN,
        key(RELAY, relay.url(), login.secret()));
  }

  private Inbox.Key key(String what, ServerUrl server, SecretRef ref) {
    return () -> {
      try {
        return secrets.read(what, source(what, server, ref));
      } catch (SettingsException e) {
        throw new IOException(e.getMessage(), e);
      }
    };
  }

  /** A pinned plan comes from the log: who writes there is shown no secret, and runs nothing. */
  private SecretSource source(String what, ServerUrl server, SecretRef ref) throws IOException {
    String first = ref.words().get(0);
    SecretSource wanted =
        switch (ref.place()) {
          case ENV -> new SecretSource.FromEnvironment(first);
          case FILE -> new SecretSource.FromFile(directory.resolve(first).normalize());
          case COMMAND -> new SecretSource.FromCommand(ref.words(), directory);
        };
    if (entrusted.stream().noneMatch(one -> one.lets(wanted, server))) {
      throw new IOException(what + ": " + refusal(server, ref.place(), first));
    }
    return wanted;
  }

  /** Arguments of a command are left out: people put secrets there. */
  private static String refusal(ServerUrl server, SecretRef.Place place, String first) {
    String word = place.name().toLowerCase(Locale.ROOT);
    return Settings.FILE
        + " does not let what the plan names ("
        + word
        + " "
        + first
        + ") go to "
        + server
        + "; if it may, write under secrets there NAME: {to: \""
        + server
        + "\", "
        + word
        + ": ...}, with the words of the plan";
  }
}
