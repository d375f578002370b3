package org.mxshift.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mxshift.spi.Secret;

/** Fetches secrets from where settings say they are. */
public final class SecretReader {

  /** How long a command may take. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int LARGEST = 1 << 15;

  private final Map<String, String> environment;
  private final Duration limit;

  /** Reads with this environment, which commands get too, and the usual limit. */
  public SecretReader(Map<String, String> environment) {
    this(environment, LIMIT);
  }

  SecretReader(Map<String, String> environment, Duration limit) {
    this.environment = Map.copyOf(environment);
    this.limit = limit;
  }

  /**
   * Fetches one secret.
   *
   * @param what names it in messages
   * @throws SettingsException when it cannot be had or is empty
   */
  public Secret read(String what, SecretSource source) throws SettingsException {
    if (source instanceof SecretSource.FromEnvironment place) {
      String value = environment.getOrDefault(place.variable(), "");
      return secret(what, value, "the variable " + place.variable() + " is not set or empty");
    }
    if (source instanceof SecretSource.FromFile place) {
      return secret(what, content(what, place), "the file " + place.path() + " is empty");
    }
    SecretSource.FromCommand place = (SecretSource.FromCommand) source;
    return secret(what, output(what, place), program(place) + " printed nothing");
  }

  private static String content(String what, SecretSource.FromFile place) throws SettingsException {
    try (InputStream in = Files.newInputStream(place.path())) {
      refuseAnybodys(what, place.path());
      return text(what, in.readNBytes(LARGEST + 1));
    } catch (IOException e) {
      throw failed(what, "the file " + place.path() + " cannot be read");
    }
  }

  /** Who may write it may put another in its place; who may read it is the owner's to say. */
  private static void refuseAnybodys(String what, Path file) throws IOException, SettingsException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE)
        && Files.isRegularFile(file)) {
      throw failed(
          what, "anybody may write the file " + file + ", so it proves nothing; 'chmod 600' it");
    }
  }

  private String output(String what, SecretSource.FromCommand place) throws SettingsException {
    ProcessBuilder builder = new ProcessBuilder(place.words());
    builder.directory(place.directory().toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        return text(what, printed(what, place, process));
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw failed(what, program(place) + " cannot be run");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(what, program(place) + " was interrupted");
    }
  }

  /** What it printed until its end; a child it left behind may hold the pipe open for ever. */
  private byte[] printed(String what, SecretSource.FromCommand place, Process process)
      throws IOException, InterruptedException, SettingsException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw failed(what, program(place) + " did not end within " + limit.toSeconds() + " seconds");
    }
    if (process.exitValue() != 0) {
      throw failed(what, program(place) + " ended with " + process.exitValue());
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    InputStream in = process.getInputStream();
    for (int ready = in.available();
        ready > 0 && printed.size() <= LARGEST;
        ready = in.available()) {
      printed.write(in.readNBytes(Math.min(ready, LARGEST)));
    }
    return printed.toByteArray();
  }

  private static String text(String what, byte[] bytes) throws SettingsException {
    if (bytes.length > LARGEST) {
      throw failed(what, "it is larger than " + LARGEST + " bytes");
    }
    String text = new String(bytes, UTF_8);
    return text.endsWith("\r\n")
        ? text.substring(0, text.length() - 2)
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static Secret secret(String what, String value, String whyEmpty)
      throws SettingsException {
    if (value.isEmpty()) {
      throw failed(what, whyEmpty);
    }
    return new Secret(value);
  }

  /** Arguments are left out: people put secrets there. */
  private static String program(SecretSource.FromCommand place) {
    return "the command " + place.words().get(0);
  }

  private static SettingsException failed(String what, String why) {
    return new SettingsException(what + ": " + why + "; correct it in " + Settings.FILE);
  }
}
