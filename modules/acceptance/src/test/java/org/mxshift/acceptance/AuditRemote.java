package org.mxshift.acceptance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.NativeGit;
import org.mxshift.audit.Remote;
import org.mxshift.engine.JournalException;
import org.mxshift.spi.Secret;

/** A real Git remote of the audit log, and a way to reach it. */
interface AuditRemote extends AutoCloseable {

  /** The bare repository behind it. */
  Path repository();

  /** How a machine reaches it. */
  Remote remote();

  /** Whether hooks of the repository run: not where JGit itself plays the server. */
  default boolean runsHooks() {
    return true;
  }

  /** Nobody answers any more. */
  @Override
  void close();

  /** A machine with a log of its own in this folder. */
  default GitJournal machine(Path folder) throws JournalException {
    return GitJournal.open(folder, "mxshift test", Optional.of(remote()));
  }

  /** An empty bare repository. */
  static Path bare(Path folder) {
    Path repository = folder.resolve("shared.git");
    Command.run(Binary.GIT.path(), "init", "-q", "--bare", repository.toString());
    return repository;
  }

  /** The way there. */
  enum Way {
    FOLDER {
      @Override
      AuditRemote start(Path folder) {
        return new Folder(bare(folder), Optional.empty());
      }
    },
    FOLDER_BY_GIT {
      @Override
      AuditRemote start(Path folder) {
        return new Folder(bare(folder), Optional.of(git(Map.of())));
      }
    },
    SSH {
      @Override
      AuditRemote start(Path folder) {
        return SshServer.start(bare(folder));
      }
    },
    HTTPS {
      @Override
      AuditRemote start(Path folder) {
        return HttpsGit.start(folder, bare(folder), false);
      }
    },
    HTTPS_BY_GIT {
      @Override
      AuditRemote start(Path folder) {
        return HttpsGit.start(folder, bare(folder), true);
      }
    };

    abstract AuditRemote start(Path folder);
  }

  static NativeGit git(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(more);
    return new NativeGit(Binary.GIT.path(), environment);
  }

  static Remote.Credentials token(String token) {
    return new Remote.Credentials("mxshift", new Secret(token));
  }

  /** A folder that both machines see. */
  record Folder(Path repository, Optional<NativeGit> git) implements AuditRemote {
    @Override
    public Remote remote() {
      return new Remote(repository.toUri().toString(), "mxshift/audit", Optional.empty(), git);
    }

    @Override
    public boolean runsHooks() {
      return git.isPresent();
    }

    @Override
    public void close() {
      Command.run("mv", repository.toString(), repository + ".away");
    }
  }
}
