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

  private static final String USER = "MXSHIFT_GIT_USER";
  private static final String PASSWORD = "MXSHIFT_GIT_PASSWORD";
  private static final String HELPER =
      "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' \"$"
          + USER
          + "\" \"$"
          + PASSWORD
          + "\"; }; f";

  /** Keeps a copy of the environment. */
  public NativeGit {
    environment = Map.copyOf(environment);
  }

  /**
   * The same git, which gives these credentials to this host alone, and keeps them nowhere: they
   * stand in its environment, not in its arguments or files, and no helper of the user's is told.
   */
  NativeGit with(String url, Remote.Credentials credentials) {
    Map<String, String> more = new TreeMap<>(environment);
    String helper = "credential." + url + ".helper";
    configure(more, helper, ""); // forgets those of the user, which might store what they hear
    configure(more, helper, HELPER);
    more.put(USER, credentials.user());
    more.put(PASSWORD, credentials.password().reveal());
    return new NativeGit(program, more);
  }

  /**
   * As {@code -c} would, without showing in the list of processes (git-config, GIT_CONFIG_COUNT).
   */
  private static void configure(Map<String, String> environment, String key, String value) {
    int count = Integer.parseInt(environment.getOrDefault("GIT_CONFIG_COUNT", "0"));
    environment.put("GIT_CONFIG_KEY_" + count, key);
    environment.put("GIT_CONFIG_VALUE_" + count, value);
    environment.put("GIT_CONFIG_COUNT", Integer.toString(count + 1));
  }

  /** Without the environment, which holds secrets. */
  @Override
  public String toString() {
    return program;
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
