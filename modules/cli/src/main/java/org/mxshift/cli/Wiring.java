package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.mxshift.audit.AllowedSigners;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.GitStart;
import org.mxshift.audit.SshNotary;
import org.mxshift.checks.Inspection;
import org.mxshift.engine.Bucket;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Loop;
import org.mxshift.engine.Pace;
import org.mxshift.engine.Patience;
import org.mxshift.engine.Pulse;
import org.mxshift.engine.Retrying;
import org.mxshift.engine.Verbs;
import org.mxshift.plan.Plan;
import org.mxshift.probe.Lookout;
import org.mxshift.probe.Probe;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.probe.PublicZone;
import org.mxshift.probe.TimeLimits;
import org.mxshift.settings.Audit;
import org.mxshift.settings.Overridable;
import org.mxshift.settings.SecretReader;
import org.mxshift.settings.Settings;
import org.mxshift.settings.SettingsException;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Witness;

/**
 * Where everything is put together, each part when it is first asked for: {@code status} opens the
 * log and nothing else.
 */
final class Wiring {

  private static final int TOKEN_OCTETS = 8;

  /** Looks side by side: mostly threads that wait for others. */
  private static final int LOOKS = 64;

  private final Shell shell;
  private final Supplier<Map<Overridable, String>> flags;
  private Optional<Settings> settings = Optional.empty();
  private Optional<GitJournal> journal = Optional.empty();
  private Optional<String> stale = Optional.empty();
  private CompletableFuture<Void> git = CompletableFuture.completedFuture(null);
  private final Buckets buckets;
  private final Pulse pulse;

  Wiring(Shell shell) {
    this(shell, Map::of);
  }

  /**
   * As above.
   *
   * @param flags settings of the command line, asked for when the first setting is
   */
  Wiring(Shell shell, Supplier<Map<Overridable, String>> flags) {
    this.shell = shell;
    this.flags = flags;
    this.buckets = new Buckets(shell.clock());
    this.pulse = new Pulse(shell.clock(), System::nanoTime);
  }

  Shell shell() {
    return shell;
  }

  Settings settings() throws FailedException {
    if (settings.isEmpty()) {
      try {
        settings =
            Optional.of(
                Settings.read(
                    new org.mxshift.settings.Surroundings(
                        shell.directory(), shell.environment(), flags.get())));
      } catch (SettingsException e) {
        throw Faults.of(e);
      }
      for (String note : settings.get().notes()) {
        shell.err().println(Visible.text("mxshift: " + note));
      }
    }
    return settings.get();
  }

  /**
   * The log to read; where there is none yet, looking makes none. One that this user may not see is
   * not taken for none: opening it tells.
   */
  Journal journal() throws FailedException, JournalException {
    Audit audit = settings().audit();
    boolean none =
        journal.isEmpty() && audit.remote().isEmpty() && Files.notExists(audit.directory());
    return none ? new NoJournal(audit.directory()) : log();
  }

  /**
   * The log itself, for looking at it as a whole.
   *
   * @throws FailedException when there is none, which for a log that was there is a loss
   */
  GitJournal present() throws FailedException, JournalException {
    Audit audit = settings().audit();
    if (audit.remote().isEmpty() && Files.notExists(audit.directory())) {
      throw new FailedException(
          ExitCode.STOPPED,
          "there is no audit log in " + audit.directory(),
          "run this where 'mxshift apply' was run, or name the log with MXSHIFT_AUDIT_DIRECTORY");
    }
    return log();
  }

  /** The command will open a log: what takes longest about it begins beside the rest. */
  void expectLog() {
    git = CompletableFuture.runAsync(GitStart::run);
  }

  private GitJournal log() throws FailedException, JournalException {
    if (journal.isEmpty()) {
      git.join();
      journal = Optional.of(new AuditLog(shell, settings().audit()).open());
    }
    return journal.get();
  }

  /** The log that other machines write to as well; empty when there are none. */
  Optional<GitJournal> shared() throws FailedException, JournalException {
    return settings().audit().remote().isPresent() ? Optional.of(log()) : Optional.empty();
  }

  /** The turn of this process among the machines that share the log. */
  Turn turn() {
    return new Turn(this, token(new SecureRandom()));
  }

  /** Takes over what other machines have published, before something is decided here. */
  void refresh() throws FailedException, JournalException {
    if (settings().audit().remote().isPresent()) {
      log().refresh();
    }
  }

  /**
   * The log to look at: as others have published it, or as it is here when they are out of reach.
   */
  Journal seen() throws FailedException, JournalException {
    try {
      refresh();
    } catch (JournalException e) {
      if (e.kind() != JournalException.Kind.UNREACHABLE
          && e.kind() != JournalException.Kind.REWRITTEN) {
        throw e;
      }
      stale = Optional.of(String.valueOf(e.getMessage()));
      String told = "mxshift: what follows is as this machine last saw it; " + e.getMessage();
      shell.err().println(Visible.text(told));
    }
    return journal();
  }

  /** Why {@link #seen} may lack what others have written since; empty when it does not. */
  Optional<String> stale() {
    return stale;
  }

  /** What people say to runs that are there, wherever they were started. */
  Verbs verbs() throws FailedException, JournalException {
    refresh();
    return new Verbs(journal(), shell.clock(), settings().actor());
  }

  /** As {@link #verbs}, and makes the log where there is none. */
  Verbs starting() throws FailedException, JournalException {
    return new Verbs(log(), shell.clock(), settings().actor());
  }

  /** A plan that looks often is in a hurry elsewhere, too. */
  Loop loop(Duration every) throws FailedException, JournalException {
    SecureRandom random = new SecureRandom();
    Pace usual = Pace.USUAL;
    Pace pace = new Pace(shorter(every, usual.poll()), shorter(every, usual.again()));
    return new Loop(
        journal(),
        shell.clock(),
        () -> token(random),
        pace,
        settings().actor(),
        new SshNotary(),
        Optional.of(pulse));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  Providers providers() {
    return new Providers(Wiring.class.getClassLoader());
  }

  Zones zones() throws FailedException {
    SecretReader secrets = new SecretReader(shell.environment());
    return new Zones(settings(), providers(), secrets, buckets, this::retrying);
  }

  private Retrying retrying(Bucket bucket) {
    return new Retrying(
        bucket, Patience.USUAL, shell.clock(), shell.interrupts()::lull, new SecureRandom());
  }

  Witness witness() throws FailedException {
    return new Probe(Probing.of(settings()), shell.clock(), System::nanoTime, new SecureRandom());
  }

  /** Looks for another machine; what it sees is told while it looks. */
  Prober prober() throws FailedException {
    SecureRandom random = new SecureRandom();
    return new Prober(
        witness(),
        shell.clock(),
        () -> token(random),
        line -> shell.err().println(Visible.text(line)));
  }

  /** As {@link #witness()}, and it reaches the mailboxes that the plan names. */
  Witness witness(Plan plan) throws FailedException {
    ProbeSettings probing = Reaching.probing(shell, settings(), Probing.of(settings()), plan);
    return new Probe(probing, shell.clock(), System::nanoTime, new SecureRandom());
  }

  /** Looks over the network; of a plan also at what its DNS host keeps. */
  Observing observer(Optional<org.mxshift.plan.Plan> plan) throws FailedException {
    return new Observing(this, plan, lookout(plan));
  }

  /** What checks look with. It remembers who serves which zone, so make one for each command. */
  Lookout lookout() throws FailedException {
    return lookout(Optional.empty());
  }

  private Lookout lookout(Optional<Plan> plan) throws FailedException {
    ProbeSettings probing = Probing.brief(settings());
    if (plan.isPresent()) {
      probing = Reaching.probing(shell, settings(), probing, plan.get());
    }
    return new Lookout(probing, shell.clock(), System::nanoTime, new SecureRandom());
  }

  /** Runs checks, each within the longest time that one of its looks may take. */
  Inspection inspection() {
    Duration limit = TimeLimits.BRIEF.longest().plusMillis(900);
    return new Inspection(LOOKS, System::nanoTime, limit);
  }

  /** Who serves a zone, by its parent and by itself. */
  Sighting<Delegated.Zone> delegated(org.mxshift.model.Name zone) throws FailedException {
    return new Lookout(Probing.brief(settings()), shell.clock()).see(new Delegated(zone));
  }

  /** What anybody can read, without credentials. */
  PublicZone publicZone(org.mxshift.model.Name zone) throws FailedException {
    return new PublicZone(Probing.of(settings()), zone);
  }

  /** Whose signatures count. */
  AllowedSigners signers(String file) throws IOException {
    return AllowedSigners.read(shell.resolve(file), "gpg", shell.environment());
  }

  /** The time zone of the settings, or of the machine where those cannot be read. */
  Times times() {
    ZoneId zone = shell.clock().getZone();
    try {
      zone = settings().timezone().orElse(zone);
    } catch (FailedException e) {
      // The command itself tells, if it needs them.
    }
    return new Times(zone, shell.clock().instant());
  }

  private static String token(Random random) {
    byte[] octets = new byte[TOKEN_OCTETS];
    random.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }
}
