package org.mxshift.cli;

import java.io.IOException;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.plan.PlanException;
import org.mxshift.spi.ProviderException;
import org.mxshift.steps.CompileException;

/** One command of the command line. Its fields are filled by picocli before it runs, once. */
interface Task {

  /** Does it. What is thrown becomes a message and an exit code in {@link Faults}. */
  Answer run()
      throws FailedException,
          PlanException,
          CompileException,
          RefusedException,
          JournalException,
          ProviderException,
          IOException;
}
