package org.mxshift.settings;

import java.nio.file.Path;
import java.util.List;

/** Where a secret is found; never the secret itself. */
public sealed interface SecretSource {

  /**
   * A variable of the environment.
   *
   * @param variable its name
   */
  record FromEnvironment(String variable) implements SecretSource {}

  /**
   * A file whose content it is, without the line break at its end.
   *
   * @param path absolute
   */
  record FromFile(Path path) implements SecretSource {}

  /**
   * A program that prints it, without the line break at its end.
   *
   * @param words the program and its arguments; no shell reads them
   * @param directory where it runs; absolute
   */
  record FromCommand(List<String> words, Path directory) implements SecretSource {
    /** Copies the list. */
    public FromCommand {
      words = List.copyOf(words);
    }
  }
}
