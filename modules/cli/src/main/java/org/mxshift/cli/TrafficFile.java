package org.mxshift.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.spi.Traffic;

/** What {@code old_side.traffic} names: how much mail each host took, a line at a time. */
final class TrafficFile {

  private static final int MOST = 4 << 20;
  private static final String FORM = "write TIME HOST COUNT, as 2026-12-01T10:00:00Z mx.example 12";

  private TrafficFile() {}

  /**
   * The lines at the end of the file.
   *
   * @throws IOException when it cannot be read, or a line of it is none
   */
  static List<Traffic.Count> read(Path path) throws IOException {
    long size = Files.size(path);
    String text;
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(Math.max(0, size - MOST));
      text = new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (size > MOST) {
      lines.remove(0); // its beginning may be missing
    }
    List<Traffic.Count> counts = new ArrayList<>();
    for (String line : lines) {
      String plain = line.strip();
      if (!plain.isEmpty() && !plain.startsWith("#")) {
        counts.add(count(path, plain));
      }
    }
    return counts;
  }

  private static Traffic.Count count(Path path, String line) throws IOException {
    String[] words = line.split("\\s+", 4);
    try {
      if (words.length < 3) {
        throw new IllegalArgumentException("too few words");
      }
      String from = words.length > 3 ? Words.oneLine(words[3]) : "";
      return new Traffic.Count(
          Instant.parse(words[0]), Name.of(words[1]), Long.parseLong(words[2]), from);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(path + ": '" + Words.oneLine(line) + "' is no line of it; " + FORM, e);
    }
  }
}
