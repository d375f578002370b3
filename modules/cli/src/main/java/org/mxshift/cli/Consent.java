package org.mxshift.cli;

import java.io.IOException;
import java.util.Optional;
import org.mxshift.program.Program;

/** How a person says yes to a program before it starts: by fingerprint, or by typing the domain. */
final class Consent {

  private final Shell shell;
  private final Optional<String> approved;

  /**
   * @param approved the fingerprint that {@code --approve} names
   */
  Consent(Shell shell, Optional<String> approved) {
    this.shell = shell;
    this.approved = approved;
  }

  /**
   * Comes back only with a yes.
   *
   * @param file the plan as it was typed, for messages
   * @throws FailedException with {@link ExitCode#WAITING} when nobody has said it
   */
  void to(Observed observed, String file, Times times) throws FailedException, IOException {
    Program program = observed.program();
    if (approved.isPresent()) {
      byFingerprint(program, approved.get());
    } else if (shell.terminal()) {
      byName(observed, times);
    } else {
      throw new FailedException(
          ExitCode.WAITING,
          "nobody has approved " + program.fingerprint() + " for " + program.domain(),
          "look with 'mxshift plan "
              + file
              + "', then add --approve "
              + program.fingerprint()
              + ", or have 'mxshift plan "
              + file
              + " --seal' reviewed");
    }
  }

  private static void byFingerprint(Program program, String approved) throws FailedException {
    if (!approved.equals(program.fingerprint())) {
      throw new FailedException(
          ExitCode.WAITING,
          "approved was "
              + Words.oneLine(approved)
              + ", but the plan now comes to "
              + program.fingerprint()
              + ": the plan or the zone of "
              + program.domain()
              + " has changed since",
          "nothing was started; look with 'mxshift plan' and approve again");
    }
  }

  private void byName(Observed observed, Times times) throws FailedException, IOException {
    Page page = new Page(shell.width(), shell.colours(), times);
    new PlanReport(observed).show(page);
    shell.err().print(page.finished());
    String domain = observed.program().domain().toString();
    shell.err().print("Type '" + domain + "' to start, anything else to leave it: ");
    shell.err().flush();
    String typed = shell.in().readLine();
    if (typed == null || !typed.strip().equals(domain)) {
      throw new FailedException(ExitCode.WAITING, "nothing was started", "");
    }
  }
}
