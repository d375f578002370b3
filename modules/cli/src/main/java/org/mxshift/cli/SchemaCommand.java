package org.mxshift.cli;

import org.mxshift.plan.Plans;
import picocli.CommandLine.Command;

/** The JSON Schema of a plan. */
@Command(name = "schema", description = "Prints the JSON Schema of a plan, for editors.")
final class SchemaCommand implements Task {

  SchemaCommand(Wiring wiring) {}

  @Override
  public Answer run() {
    return Answer.verbatim("schema", Plans.schema());
  }
}
