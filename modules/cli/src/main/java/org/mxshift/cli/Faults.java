package org.mxshift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.notation.NotationException;
import org.mxshift.plan.PlanException;
import org.mxshift.settings.SettingsException;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.steps.CompileException;

/** What can go wrong, as a message and an exit code; one screen. */
final class Faults {

  private static final String REPORT =
      "this is a fault of mxshift; please report it. The log is sound, nothing is half done";

  private Faults() {}

  static FailedException of(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    if (thrown instanceof FailedException failed) {
      return failed;
    }
    if (thrown instanceof PlanException || thrown instanceof CompileException) {
      return new FailedException(ExitCode.INVALID, message, "", thrown);
    }
    if (thrown instanceof SettingsException || thrown instanceof NotationException) {
      return new FailedException(ExitCode.INVALID, message, "", thrown);
    }
    if (thrown instanceof RefusedException) {
      return new FailedException(ExitCode.USAGE, message, "", thrown);
    }
    if (thrown instanceof ProviderException provider) {
      return new FailedException(of(provider), message, "", thrown);
    }
    if (thrown instanceof JournalException journal) {
      return new FailedException(of(journal.kind()), message, "", thrown);
    }
    if (thrown instanceof IOException io) {
      return new FailedException(ExitCode.UNREACHABLE, file(io), "", thrown);
    }
    if (thrown instanceof UncheckedIOException io) {
      return new FailedException(ExitCode.UNREACHABLE, message, "", io);
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    return new FailedException(ExitCode.STOPPED, thrown + place, REPORT, thrown);
  }

  /** A host that has said when to come back was reached. */
  private static ExitCode of(ProviderException e) {
    boolean limited = e.failure() == Failure.BUSY && e.retryAfter().isPresent();
    return limited ? ExitCode.NOT_NOW : of(e.failure());
  }

  static ExitCode of(Failure failure) {
    return switch (failure) {
      case DENIED -> ExitCode.CREDENTIALS;
      case BUSY -> ExitCode.UNREACHABLE;
      case UNSURE -> ExitCode.NOT_NOW; // those who were asked do not agree yet
      case REFUSED -> ExitCode.INVALID;
      case CONFLICT -> ExitCode.STOPPED;
      case ASKED -> ExitCode.WAITING;
    };
  }

  private static ExitCode of(JournalException.Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> ExitCode.UNREACHABLE;
      case REWRITTEN -> ExitCode.STOPPED;
      case LOCKED, LOST_RACE -> ExitCode.NOT_NOW;
    };
  }

  private static String file(IOException thrown) {
    String path = String.valueOf(thrown.getMessage());
    if (thrown instanceof NoSuchFileException) {
      return path + ": there is no such file";
    }
    if (thrown instanceof AccessDeniedException) {
      return path + ": this user may not open it";
    }
    if (thrown instanceof FileAlreadyExistsException) {
      return path + ": is there already";
    }
    return path;
  }
}
