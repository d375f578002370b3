package org.mxshift.cli;

import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** The script that lets a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Prints a completion script: source <(mxshift completion), in bash or zsh.")
final class CompletionCommand implements Task {

  private final Wiring wiring;

  CompletionCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() {
    return Answer.verbatim(
        "script", AutoComplete.bash("mxshift", Cli.line(wiring, new MxShift(), Optional.empty())));
  }
}
