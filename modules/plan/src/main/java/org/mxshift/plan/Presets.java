package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
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

  /**
   * The platforms these records lead to: for each exchange those whose pattern tells most of its
   * name, the platform of most exchanges first. Two platforms may share their hosts.
   */
  public static List<Preset> detect(List<Mx> records) {
    List<Preset> all = all();
    Map<Preset, Long> hosts =
        records.stream()
            .filter(mx -> !mx.isNull())
            .flatMap(mx -> of(mx.exchange(), all).stream())
            .collect(Collectors.groupingBy(preset -> preset, Collectors.counting()));
    return all.stream()
        .filter(hosts::containsKey)
        .sorted(Comparator.comparing((Preset preset) -> -hosts.getOrDefault(preset, 0L)))
        .toList();
  }

  private static List<Preset> of(Name exchange, List<Preset> all) {
    int best = all.stream().mapToInt(preset -> preset.fits(exchange)).max().orElse(0);
    return best == 0
        ? List.of()
        : all.stream().filter(preset -> preset.fits(exchange) == best).toList();
  }

  private static Preset read(String name) {
    try {
      return PresetReader.read(name + ".yaml", text(name + ".yaml").getBytes(UTF_8));
    } catch (PlanException e) {
      throw new IllegalStateException("a preset of this program cannot be read: " + e, e);
    }
  }

  private static String text(String file) {
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
