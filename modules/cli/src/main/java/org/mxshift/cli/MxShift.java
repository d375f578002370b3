package org.mxshift.cli;

import java.util.Map;
import java.util.Optional;
import org.mxshift.settings.Overridable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself, with the options that every command takes. */
@Command(
    name = "mxshift",
    description = "Moves a domain's inbound mail from one set of mail hosts to another.",
    footer = {
      "",
      "DOMAIN is a domain; an argument with a slash, or ending in .yaml or .json, is a plan file.",
      "A first look: mxshift demo. A first plan: mxshift init example.com"
    })
final class MxShift {

  /** For people or for programs. */
  enum Output {
    TEXT,
    JSON,
    /** What code hosts show beside a line (SARIF 2.1.0); check alone has lines to show. */
    SARIF;

    @Override
    public String toString() {
      return Envelope.word(this);
    }
  }

  @Option(
      names = "--output",
      paramLabel = "FORM",
      scope = ScopeType.INHERIT,
      description =
          "${COMPLETION-CANDIDATES}; json is one envelope on stdout, also on failure; sarif is for check")
  Output output = Output.TEXT;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "no colours, as with NO_COLOR set")
  boolean plain;

  @Option(
      names = "--git-transport",
      paramLabel = "WAY",
      scope = ScopeType.INHERIT,
      description = "who talks to the audit log's remote: jgit, native (the installed git) or auto")
  Optional<String> transport = Optional.empty();

  /** What the command line says about settings. */
  Map<Overridable, String> settings() {
    return transport.map(way -> Map.of(Overridable.AUDIT_TRANSPORT, way)).orElse(Map.of());
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "this text")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "the version")
  boolean version;
}
