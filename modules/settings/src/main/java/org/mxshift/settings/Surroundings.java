package org.mxshift.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the program was started.
 *
 * @param directory the working directory
 * @param environment all its variables
 * @param flags what was said on the command line, such as {@code --actor}
 */
public record Surroundings(
    Path directory, Map<String, String> environment, Map<Overridable, String> flags) {

  /** Copies the maps. */
  public Surroundings {
    directory = directory.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
    flags = Map.copyOf(flags);
  }

  /** A variable that is set and not empty. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Who acts, if nobody says otherwise. */
  String actor() {
    String user =
        variable("USER")
            .or(() -> variable("LOGNAME"))
            .or(() -> variable("USERNAME"))
            .orElse("unknown");
    String host = variable("HOSTNAME").or(() -> variable("COMPUTERNAME")).orElse("localhost");
    return (user + "@" + host).replaceAll("[^A-Za-z0-9._@-]", "_");
  }

  /** The user's own file; it need not be there. */
  Optional<Path> userFile() {
    return variable("XDG_CONFIG_HOME")
        .map(Path::of)
        .or(() -> variable("HOME").map(home -> Path.of(home, ".config")))
        .map(folder -> folder.resolve("mxshift").resolve("config.yaml"));
  }
}
