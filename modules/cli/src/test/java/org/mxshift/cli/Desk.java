package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** A person at a screen, without the screen: types commands, reads what comes back. */
final class Desk {

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final Clock clock;

  Desk(Path directory) {
    this(directory, Clock.system(ZoneOffset.UTC));
  }

  Desk(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
    environment.put("COLUMNS", "200");
    environment.put("USER", "ann");
    environment.put("HOSTNAME", "desk.test");
  }

  /** What came back. */
  record Screen(ExitCode code, String out, String err) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException(out, e);
      }
    }

    String all() {
      return out + err;
    }
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  Desk file(String name, String text) {
    try {
      Path path = path(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Desk variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Off a terminal. */
  Screen run(String line) {
    return run(false, "", line, interrupts());
  }

  /** In front of a terminal, with what is typed when asked. */
  Screen terminal(String typed, String line) {
    return run(true, typed, line, interrupts());
  }

  /** In front of a terminal, where something happens until the answer is typed. */
  Screen terminal(Runnable meanwhile, String typed, String line) {
    Reader person =
        new FilterReader(new StringReader(typed)) {
          @Override
          public int read(char[] into, int from, int most) throws IOException {
            meanwhile.run();
            return super.read(into, from, most);
          }
        };
    return run(true, person, line, interrupts());
  }

  Screen run(boolean terminal, String typed, String line, Interrupts interrupts) {
    return run(terminal, new StringReader(typed), line, interrupts);
  }

  private Screen run(boolean terminal, Reader typed, String line, Interrupts interrupts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Outlet outlet = Outlet.into(out, () -> false, UTF_8);
    ExitCode code = Cli.run(shell(terminal, typed, outlet, err, interrupts), words(line));
    return new Screen(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Whoever was to read it has gone, as behind {@code | head}. */
  Screen unread(String line, Interrupts interrupts) {
    return lost(line, "Broken pipe", true, interrupts);
  }

  /** Onto a disk that is full. */
  Screen full(String line) {
    return lost(line, "No space left on device", false, interrupts());
  }

  private Screen lost(String line, String why, boolean pipe, Interrupts interrupts) {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException(why);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Outlet outlet = Outlet.into(out, () -> pipe, UTF_8);
    ExitCode code =
        Cli.run(shell(false, Reader.nullReader(), outlet, err, interrupts), words(line));
    return new Screen(code, "", err.toString(UTF_8));
  }

  /** What a command finds around itself here. */
  Wiring wiring() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Wiring(shell(false, Reader.nullReader(), Outlet.nowhere(), nowhere, interrupts()));
  }

  /** Nobody interrupts. */
  Interrupts interrupts() {
    return clock instanceof StepClock steps ? steps.interrupts() : new Interrupts();
  }

  /** Starts a run of this domain that nobody needs a network for. */
  Desk example(String domain) throws Exception {
    Example.start(wiring(), domain);
    return this;
  }

  private Shell shell(
      boolean terminal, Reader typed, Outlet out, OutputStream err, Interrupts interrupts) {
    return new Shell(
        out,
        new PrintStream(err, true, UTF_8),
        new BufferedReader(typed),
        terminal,
        environment,
        directory,
        clock,
        interrupts);
  }

  /** Words between spaces; single quotes keep spaces. */
  private static String[] words(String line) {
    return java.util.regex.Pattern.compile("'([^']*)'|(\\S+)")
        .matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toArray(String[]::new);
  }
}
