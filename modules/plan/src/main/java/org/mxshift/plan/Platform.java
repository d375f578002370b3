package org.mxshift.plan;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;

/**
 * A mail platform that a domain may be on already, and how to tell.
 *
 * @param name the preset's name, or a word of the same kind
 * @param title the platform's own name
 * @param kind what it does with mail
 * @param detect patterns of exchanges: the last labels, {@code *} stands for one
 * @param spf terms of its senders; one with {@code <} is a template
 * @param preset what is known beyond that; empty where nobody can move to it by name
 */
public record Platform(
    String name,
    String title,
    Preset.Kind kind,
    List<String> detect,
    List<String> spf,
    Optional<Preset> preset) {

  /** Copies the lists. */
  public Platform {
    detect = List.copyOf(detect);
    spf = List.copyOf(spf);
  }

  /** The platform that this preset leads to. */
  static Platform of(Preset preset) {
    return new Platform(
        preset.name(),
        preset.title(),
        preset.kind(),
        preset.detect(),
        preset.spf(),
        Optional.of(preset));
  }

  /** What to mind about it; empty where nothing is known. */
  public List<String> notes() {
    return preset.map(Preset::notes).orElse(List.of());
  }

  /**
   * How much of a host's name a pattern of this platform tells.
   *
   * @return the labels of the longest pattern that fits, 0 where none does
   */
  int fits(Name exchange) {
    return detect.stream().mapToInt(pattern -> fits(pattern, exchange)).max().orElse(0);
  }

  private static int fits(String pattern, Name exchange) {
    List<String> labels = List.of(exchange.text().split("\\."));
    List<String> wanted = List.of(pattern.split("\\."));
    int skip = labels.size() - wanted.size();
    for (int i = 0; i < wanted.size(); i++) {
      if (skip < 0 || !(wanted.get(i).equals("*") || wanted.get(i).equals(labels.get(skip + i)))) {
        return 0;
      }
    }
    return wanted.size();
  }
}
