package org.mxshift.settings;

import static java.util.function.Function.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mxshift.plan.Fields;
import org.mxshift.plan.ServerUrl;

/** Reads where secrets are found. */
final class SourceReader {

  static final String PLACES = "write {env: NAME}, {file: PATH} or {command: [PROGRAM, WORD]}";

  private static final List<String> SECRET = List.of("env", "file", "command");
  private static final List<String> ENTRUSTED = List.of("to", "env", "file", "command");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private final Path folder;

  /** Paths are relative to the folder. */
  SourceReader(Path folder) {
    this.folder = folder;
  }

  Optional<SecretSource> read(Fields secrets, String key) {
    Optional<Fields> place = secrets.object(key).map(given -> given.only(SECRET, Map.of()));
    if (place.isPresent() && place.get().keys().size() != 1) {
      secrets.complain(key, "one place is needed, and no more", PLACES);
    }
    return place.flatMap(this::source);
  }

  /** A place, and the server that what is found there may go to. */
  Optional<Entrusted> entrusted(Fields secrets, String key) {
    Optional<Fields> given = secrets.object(key).map(one -> one.only(ENTRUSTED, Map.of()));
    if (given.isPresent() && given.get().keys().stream().filter(SECRET::contains).count() != 1) {
      secrets.complain(key, "one place is needed, and no more", PLACES);
    }
    given.ifPresent(one -> one.requires("to", "to: \"imaps://imap.example.com\""));
    Optional<ServerUrl> to = given.flatMap(one -> one.text("to", ServerUrl::ofMail));
    return given.flatMap(this::source).flatMap(source -> to.map(at -> new Entrusted(at, source)));
  }

  private Optional<SecretSource> source(Fields given) {
    return given
        .text("env", SourceReader::variable)
        .<SecretSource>map(SecretSource.FromEnvironment::new)
        .or(
            () ->
                given
                    .text("file", text -> LayerReader.path(folder, text))
                    .map(SecretSource.FromFile::new))
        .or(() -> given.list("command", identity()).flatMap(words -> command(given, words)));
  }

  private static String variable(String text) {
    if (!VARIABLE.matcher(text).matches()) {
      throw new IllegalArgumentException("this is no variable; write its name, without $");
    }
    return text;
  }

  private Optional<SecretSource> command(Fields given, List<String> words) {
    if (words.isEmpty() || words.get(0).isBlank()) {
      given.complain("command", "no program is named", "write [PROGRAM, WORD, ...]");
      return Optional.empty();
    }
    return Optional.of(new SecretSource.FromCommand(words, folder));
  }
}
