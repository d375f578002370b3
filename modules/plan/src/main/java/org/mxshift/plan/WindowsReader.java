package org.mxshift.plan;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;

/** Reads {@code windows}, of plans and of {@code mxshift.yaml}. */
public final class WindowsReader {

  static final List<String> KEYS = List.of("timezone", "allow", "deny");

  private WindowsReader() {}

  /**
   * What this mapping says; an empty one says that nothing is limited.
   *
   * @param usual the time zone where none is named; empty: one must be
   */
  public static Windows read(Fields given, Optional<ZoneId> usual) {
    given.only(KEYS, Map.of());
    if (usual.isEmpty() && !given.keys().isEmpty()) {
      given.requires("timezone", "timezone: Europe/Berlin");
    }
    Optional<ZoneId> zone = given.text("timezone", WindowsReader::zone).or(() -> usual);
    return new Windows(
        zone.orElse(ZoneOffset.UTC),
        given.list("allow", Window::parse).orElse(List.of()),
        given.list("deny", Window::parse).orElse(List.of()));
  }

  /**
   * The time zone of this name in the tz database; an offset is none: it knows no summer.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ZoneId zone(String text) {
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException("'" + text + "' is no time zone; write Europe/Berlin");
    }
    return ZoneId.of(text);
  }
}
