package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Nearest;

/** The presets that this program was built with; each is read when it is asked for. */
public final class Presets {

  private static final String FOLDER = "presets/";

  private Presets() {}

  /** Their names, in the order in which they are listed. */
  public static List<String> names() {
    return text("index").lines().toList();
  }

  /** The preset of this name; empty when there is none. */
  public static Optional<Preset> named(String name) {
    return names().contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  /** All of them. */
  public static List<Preset> all() {
    return Everyone.PRESETS;
  }

  /** Read once, and only by whoever wants them all. */
  private static final class Everyone {
    private static final List<Preset> PRESETS = names().stream().map(Presets::read).toList();

    private Everyone() {}
  }

  /** Advice for a name that is none. */
  public static String nearest(String typed) {
    return Nearest.of(typed, names());
  }

  private static Preset read(String name) {
    try {
      return PresetReader.read(name + ".yaml", text(name + ".yaml").getBytes(UTF_8));
    } catch (PlanException e) {
      throw new IllegalStateException("a preset of this program cannot be read: " + e, e);
    }
  }

  /** The text of a file of data beside the presets, or above them. */
  static String text(String file) {
    try (InputStream in = Presets.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + file + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
