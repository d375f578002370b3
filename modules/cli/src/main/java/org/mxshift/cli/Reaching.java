package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.mxshift.plan.Login;
import org.mxshift.plan.Reach;
import org.mxshift.plan.SecretRef;
import org.mxshift.probe.Inbox;
import org.mxshift.probe.Inboxes;
import org.mxshift.settings.SecretReader;
import org.mxshift.settings.SecretSource;
import org.mxshift.settings.SettingsException;

/** What a plan says of mailboxes, made ready; secrets are read when a mailbox is opened. */
final class Reaching {

  /** Mail that is quick is found in the look that sent it. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Path directory;
  private final SecretReader secrets;

  /**
   * @param directory where files are looked for and programs run
   */
  Reaching(Path directory, SecretReader secrets) {
    this.directory = directory;
    this.secrets = secrets;
  }

  Inboxes inboxes(Reach reach) {
    Optional<Inbox> target = reach.inbox().map(inbox -> inbox("verify.inbox", inbox));
    Optional<Inbox> bounces = reach.bounces().map(inbox -> inbox("verify.bounces", inbox));
    return new Inboxes(target, bounces, PATIENCE);
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

  private Inbox.Key key(String what, SecretRef ref) {
    return () -> {
      try {
        return secrets.read(what, source(ref));
      } catch (SettingsException e) {
        throw new IOException(e.getMessage(), e);
      }
    };
  }

  private SecretSource source(SecretRef ref) {
    String first = ref.words().get(0);
    return switch (ref.place()) {
      case ENV -> new SecretSource.FromEnvironment(first);
      case FILE -> new SecretSource.FromFile(directory.resolve(first));
      case COMMAND -> new SecretSource.FromCommand(ref.words(), directory);
    };
  }
}
