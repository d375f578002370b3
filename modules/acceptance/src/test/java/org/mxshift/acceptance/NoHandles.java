package org.mxshift.acceptance;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.mxshift.audit.GitJournal;
import org.mxshift.engine.JournalException;

/** A process that has used up its file handles when it comes to write. */
final class NoHandles {

  private NoHandles() {}

  /** Appends to the log in the folder that is named first: once, in vain, and once more. */
  public static void main(String[] arguments) throws Exception {
    try (GitJournal journal =
        GitJournal.open(Path.of(arguments[0]), "mxshift test", Optional.empty())) {
      journal.append(LogWriter.DOMAIN, LogWriter.entry(1));
      journal.append(LogWriter.DOMAIN, LogWriter.entry(2));
      loadWhatErrorsNeed(journal);
      Deque<FileInputStream> all = new ArrayDeque<>();
      use(all);
      try {
        journal.append(LogWriter.DOMAIN, LogWriter.entry(3));
      } catch (JournalException e) {
        while (!all.isEmpty()) {
          all.pop().close();
        }
        System.out.println(e.kind() + ": " + e.getMessage());
      }
      journal.append(LogWriter.DOMAIN, LogWriter.entry(3));
      System.out.println("then it went on");
    }
  }

  /** Classes in folders need handles of their own; in jars, as users have them, they do not. */
  private static void loadWhatErrorsNeed(GitJournal journal) {
    try {
      journal.append(LogWriter.DOMAIN, LogWriter.entry(9));
      throw new IllegalStateException("entry 9 after entry 2");
    } catch (JournalException e) {
      System.out.println(e.kind());
    }
  }

  private static void use(Deque<FileInputStream> all) {
    try {
      while (all.size() < 10_000) {
        all.push(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      return; // this is what was wanted
    }
    throw new IllegalStateException("there is no limit");
  }
}
