package org.mxshift.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every command by the word that is typed; one is made only when it is typed, or helped with. */
final class Commands {

  private static final Set<String> WITHOUT_LOG =
      Set.of("init", "demo", "presets", "providers", "schema", "completion");

  private Commands() {}

  /** Whether this command opens the audit log, as most do. */
  static boolean opensLog(String word) {
    return !WITHOUT_LOG.contains(word);
  }

  static Map<String, Function<Wiring, Task>> all() {
    Map<String, Function<Wiring, Task>> all = new LinkedHashMap<>();
    all.put("init", InitCommand::new);
    all.put("check", CheckCommand::new);
    all.put("plan", PlanCommand::new);
    all.put("apply", ApplyCommand::new);
    all.put("advance", AdvanceCommand::new);
    all.put("status", StatusCommand::new);
    all.put("watch", WatchCommand::new);
    all.put("explain", ExplainCommand::new);
    all.put("drift", DriftCommand::new);
    all.put("log", LogCommand::new);
    all.put("audit", AuditCommand::new);
    all.put("approve", ApproveCommand::new);
    all.put("confirm", ConfirmCommand::new);
    all.put("probe", ProbeCommand::new);
    all.put("pause", PauseCommand::new);
    all.put("resume", ResumeCommand::new);
    all.put("retry", RetryCommand::new);
    all.put("skip", SkipCommand::new);
    all.put("rollback", RollbackCommand::new);
    all.put("replan", ReplanCommand::new);
    all.put("abandon", AbandonCommand::new);
    all.put("reverse", ReverseCommand::new);
    all.put("demo", DemoCommand::new);
    all.put("presets", PresetsCommand::new);
    all.put("providers", ProvidersCommand::new);
    all.put("schema", SchemaCommand::new);
    all.put("completion", CompletionCommand::new);
    return all;
  }

  /** The command that was typed: the first word that is one, before any of its own words. */
  static Optional<String> typed(String... args) {
    for (String arg : args) {
      if (!arg.startsWith("-") && all().containsKey(arg)) {
        return Optional.of(arg);
      }
      if (!arg.startsWith("-") && !List.of("json", "text", "sarif").contains(arg)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
