package org.mxshift.acceptance;

import java.nio.file.Path;
import java.util.Optional;
import org.mxshift.audit.GitJournal;
import org.mxshift.contract.JournalContract;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.model.Name;

/** A process that appends to an audit log, and says so on its output, until it is killed. */
final class LogWriter {

  static final Name DOMAIN = Name.of("example.com");

  private LogWriter() {}

  /** Appends to the log in the folder that is named first. */
  public static void main(String[] arguments) throws Exception {
    try (GitJournal journal =
        GitJournal.open(Path.of(arguments[0]), "mxshift test", Optional.empty())) {
      for (int number = journal.latest(DOMAIN).size() + 1; number < 10_000; number++) {
        journal.append(DOMAIN, entry(number));
        System.out.println(number);
        System.out.flush();
      }
    }
  }

  static Entry entry(int number) {
    return number == 1
        ? JournalContract.started(DOMAIN)
        : JournalContract.entry(number, new Event.Paused("round " + number));
  }
}
