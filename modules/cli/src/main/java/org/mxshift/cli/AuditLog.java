package org.mxshift.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.GpgSigner;
import org.mxshift.audit.NativeGit;
import org.mxshift.audit.Remote;
import org.mxshift.audit.Signer;
import org.mxshift.audit.SshSigner;
import org.mxshift.engine.JournalException;
import org.mxshift.settings.Audit;
import org.mxshift.spi.Secret;

/**
 * How the log is opened on this machine: its remote, what that asks for, and who signs.
 *
 * @param shell whose environment has the credentials
 * @param settings where the log is
 */
record AuditLog(Shell shell, Audit settings) {

  /**
   * Opens the log, and makes it where there is none.
   *
   * @throws FailedException when this user may not see whether there is one
   */
  GitJournal open() throws FailedException, JournalException {
    refuseUnseen(settings.directory());
    Optional<Remote> remote =
        settings
            .remote()
            .map(url -> new Remote(url, settings.branch(), credentials(), transport(url)));
    return GitJournal.open(
        settings.directory(), Main.tool(), remote, settings.signing().map(this::signer));
  }

  private static void refuseUnseen(Path folder) throws FailedException {
    if (!Files.exists(folder) && !Files.notExists(folder)) {
      throw new FailedException(
          ExitCode.UNREACHABLE,
          "this user may not see whether there is an audit log in " + folder,
          "run this as the user who ran 'mxshift apply', or name the log with"
              + " MXSHIFT_AUDIT_DIRECTORY");
    }
  }

  /** The installed git where it is asked for, and for SSH, which JGit does not speak by itself. */
  private Optional<NativeGit> transport(String url) {
    boolean installed =
        switch (settings.transport()) {
          case NATIVE -> true;
          case JGIT -> false;
          case AUTO -> Remote.isSsh(url);
        };
    return installed ? Optional.of(new NativeGit("git", shell.environment())) : Optional.empty();
  }

  private Signer signer(Audit.Signing signing) {
    return switch (signing.form()) {
      case SSH -> new SshSigner(Path.of(signing.key()));
      case GPG -> new GpgSigner("gpg", signing.key(), shell.environment());
    };
  }

  /** What an https remote of the log asks for; most hosts take any user beside a token. */
  private Optional<Supplier<Remote.Credentials>> credentials() {
    String token = shell.environment().getOrDefault("MXSHIFT_AUDIT_TOKEN", "");
    String user = shell.environment().getOrDefault("MXSHIFT_AUDIT_USER", "mxshift");
    return token.isEmpty()
        ? Optional.empty()
        : Optional.of(() -> new Remote.Credentials(user, new Secret(token)));
  }
}
