package org.mxshift.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The installed git as the way to a remote: it has the user's SSH keys, credential helpers and
 * proxies.
 *
 * @param program such as {@code git}
 * @param environment what it runs in; variables that would lead it to another repository are taken
 *     out
 */
public record NativeGit(String program, Map<String, String> environment) {

  private static final String ELSEWHERE =
      "GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY"
          + "|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|SHALLOW_FILE)";

  /** Keeps a copy of the environment. */
  public NativeGit {
    environment = Map.copyOf(environment);
  }

  /** Runs it in the repository in this folder; it asks nothing on the terminal. */
  Foreign.Ended run(Path folder, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(program, "--git-dir=" + folder, "-c", "core.fsync=all"));
    command.addAll(List.of(words));
    Map<String, String> clean = new TreeMap<>(environment);
    clean.keySet().removeIf(name -> name.matches(ELSEWHERE));
    clean.put("GIT_TERMINAL_PROMPT", "0");
    return Foreign.run(command, clean, new byte[0]);
  }
}
