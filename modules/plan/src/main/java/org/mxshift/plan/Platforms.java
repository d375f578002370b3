package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;

/**
 * Every platform that is told by its hosts: those with a preset, and those of {@code
 * plans/platforms.yaml}, which people leave and no preset leads to.
 */
public final class Platforms {

  private static final String FILE = "platforms.yaml";
  private static final List<String> TOP = List.of("facts", "platforms");
  private static final List<String> KEYS = List.of("title", "kind", "detect", "spf");

  private Platforms() {}

  /** All of them, presets first. */
  public static List<Platform> all() {
    return Everyone.PLATFORMS;
  }

  /** Read once, and only by whoever wants them. */
  private static final class Everyone {
    private static final List<Platform> PLATFORMS = read();

    private Everyone() {}

    private static List<Platform> read() {
      List<Platform> all = new ArrayList<>(Presets.all().stream().map(Platform::of).toList());
      try {
        all.addAll(Platforms.read(FILE, Presets.text(FILE).getBytes(UTF_8)));
      } catch (PlanException e) {
        throw new IllegalStateException("the platforms of this program cannot be read: " + e, e);
      }
      return List.copyOf(all);
    }
  }

  /**
   * The platforms these records lead to: for each exchange those whose pattern tells most of its
   * name, the platform of most exchanges first. Two platforms may share their hosts.
   */
  public static List<Platform> detect(List<Mx> records) {
    List<Platform> all = all();
    Map<Platform, Long> hosts =
        records.stream()
            .filter(mx -> !mx.isNull())
            .flatMap(mx -> of(mx.exchange(), all).stream())
            .collect(Collectors.groupingBy(identity(), Collectors.counting()));
    return all.stream()
        .filter(hosts::containsKey)
        .sorted(Comparator.comparing((Platform platform) -> -hosts.getOrDefault(platform, 0L)))
        .toList();
  }

  private static List<Platform> of(Name exchange, List<Platform> all) {
    int best = all.stream().mapToInt(platform -> platform.fits(exchange)).max().orElse(0);
    return best == 0
        ? List.of()
        : all.stream().filter(platform -> platform.fits(exchange) == best).toList();
  }

  static List<Platform> read(String file, byte[] text) throws PlanException {
    Complaints complaints = new Complaints(file);
    Optional<Fields> root = Fields.of(TreeReader.read(file, text, complaints), complaints);
    List<Platform> platforms = new ArrayList<>();
    root.map(top -> top.only(TOP, Map.of()).requires("facts", "it").requires("platforms", "it"))
        .flatMap(top -> top.object("platforms"))
        .ifPresent(
            named ->
                named
                    .keys()
                    .forEach(
                        name ->
                            named
                                .object(name)
                                .ifPresent(one -> platforms.add(platform(name, one)))));
    complaints.throwIfAny();
    return platforms;
  }

  private static Platform platform(String name, Fields fields) {
    fields.only(KEYS, Map.of());
    KEYS.forEach(key -> fields.requires(key, "it"));
    return new Platform(
        name,
        fields.text("title").orElse(""),
        fields
            .text("kind", word -> Scalars.word(Preset.Kind.class, word))
            .orElse(Preset.Kind.MAILBOX),
        fields.list("detect", identity()).orElse(List.of()),
        fields.list("spf", identity()).orElse(List.of()),
        Optional.empty());
  }
}
