package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** From the words of a command line to its answer on the screen. */
final class Cli {

  private final Shell shell;
  private final MxShift root = new MxShift();
  private final boolean json;
  private final Wiring wiring;

  private Cli(Shell shell, String... args) {
    this.shell = List.of(args).contains("--no-color") ? shell.plain() : shell;
    this.json = asksForJson(args);
    this.wiring = new Wiring(this.shell, root::settings);
  }

  /** Runs one command line. */
  static ExitCode run(Shell shell, String... args) {
    Cli cli = new Cli(shell, args);
    Optional<Task> plain = Plain.task(cli.wiring, args);
    ExitCode code = plain.isPresent() ? cli.run(args[0], plain.get()) : cli.parse(args);
    return shell.out().told(code, shell.err());
  }

  /**
   * The grammar: all commands, or only the typed one, which starts faster.
   *
   * @param typed empty for all
   */
  static CommandLine line(Wiring wiring, MxShift root, Optional<String> typed) {
    CommandLine line = new CommandLine(root);
    Commands.all()
        .forEach(
            (word, make) -> {
              if (typed.isEmpty() || typed.get().equals(word)) {
                line.addSubcommand(word, make.apply(wiring));
              }
            });
    line.setCaseInsensitiveEnumValuesAllowed(true);
    Words.register(line);
    describe(line);
    line.getSubcommands().values().forEach(Cli::describe);
    return line;
  }

  private static void describe(CommandLine line) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(Integer.toString(code.number()), code.sentence());
    }
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(codes)
        .sortOptions(false)
        .optionListHeading("%n")
        .commandListHeading("%nCommands:%n");
  }

  private ExitCode parse(String... args) {
    Optional<String> typed = Commands.typed(args);
    if (typed.filter(Commands::opensLog).isPresent()) {
      wiring.expectLog();
    }
    CommandLine line = line(wiring, root, typed);
    line.setUsageHelpWidth(Math.max(60, shell.width()));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(shell.colours() ? Ansi.ON : Ansi.OFF));
    line.setOut(new PrintWriter(shell.out(), true, UTF_8));
    line.setErr(new PrintWriter(shell.err(), true, UTF_8));
    try {
      ParseResult parsed = line.parseArgs(args);
      if (CommandLine.printHelpIfRequested(parsed)) {
        return ExitCode.OK;
      }
      ParseResult last = parsed;
      while (last.hasSubcommand()) {
        last = last.subcommand();
      }
      return run(last);
    } catch (CommandLine.ParameterException e) {
      return fail(word(e.getCommandLine()), usage(e));
    }
  }

  private ExitCode run(ParseResult parsed) {
    CommandLine typed = parsed.commandSpec().commandLine();
    if (!(parsed.commandSpec().userObject() instanceof Task task)) {
      if (json) {
        String next = "'mxshift --help' shows all";
        return fail(word(typed), new FailedException(ExitCode.USAGE, "no command is given", next));
      }
      typed.usage(shell.err());
      return ExitCode.USAGE;
    }
    if (root.output == MxShift.Output.SARIF && !(task instanceof CheckCommand)) {
      String message = word(typed) + " has nothing to say in SARIF";
      return fail(word(typed), new FailedException(ExitCode.USAGE, message, "leave --output out"));
    }
    return run(word(typed), task);
  }

  private ExitCode run(String command, Task task) {
    try {
      return show(command, task.run());
    } catch (Exception e) {
      return fail(command, Faults.of(e));
    }
  }

  private ExitCode show(String command, Answer answer) {
    if (json) {
      shell.out().println(Envelope.of(command, answer, wiring.stale()));
    } else {
      Page page = new Page(shell.width(), shell.colours(), wiring.times());
      answer.text().accept(page);
      shell.out().print(page.finished());
    }
    shell.out().flush();
    return answer.code();
  }

  private ExitCode fail(String command, FailedException failure) {
    if (json) {
      shell.out().println(Envelope.of(command, failure, wiring.stale()));
      shell.out().flush();
    }
    shell.err().println("mxshift: " + Visible.text(failure.message()));
    if (!failure.next().isEmpty()) {
      shell.err().println(Visible.text(failure.next()));
    }
    shell.err().flush();
    return failure.code();
  }

  private static FailedException usage(CommandLine.ParameterException e) {
    CommandLine at = e.getCommandLine();
    List<String> near = suggestions(e);
    String help = "'" + String.join(" ", at.getCommandSpec().qualifiedName(), "--help") + "'";
    String next =
        near.isEmpty()
            ? help + " shows what it takes"
            : "did you mean " + String.join(" or ", near) + "? " + help + " shows all";
    String message = wrongDomain(e).orElseGet(() -> String.valueOf(e.getMessage()));
    return new FailedException(ExitCode.USAGE, message, next, e);
  }

  /**
   * A word that is no domain where any number of domains may stand: picocli says it is left over.
   */
  private static Optional<String> wrongDomain(CommandLine.ParameterException e) {
    boolean takesDomains =
        e.getCommandLine().getCommandSpec().positionalParameters().stream()
            .anyMatch(one -> one.isMultiValue() && one.auxiliaryTypes()[0] == Name.class);
    if (!takesDomains
        || !(e instanceof CommandLine.UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()
        || unmatched.isUnknownOption()) {
      return Optional.empty();
    }
    try {
      Name.of(unmatched.getUnmatched().get(0));
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }

  private static List<String> suggestions(CommandLine.ParameterException e) {
    if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return List.of();
    }
    String typed = unmatched.getUnmatched().get(0);
    if (e.getCommandLine().getParent() == null && !typed.startsWith("-")) {
      return unmatched.getSuggestions();
    }
    return unmatched.getSuggestions();
  }

  private static String word(CommandLine line) {
    return line.getCommandName();
  }

  /** Also where the rest of the line cannot be understood. */
  private static boolean asksForJson(String... args) {
    String all =
        Stream.of(args).map(arg -> arg.toLowerCase(Locale.ROOT)).collect(Collectors.joining(" "));
    return (" " + all + " ").matches(".* --output[= ]json .*");
  }
}
