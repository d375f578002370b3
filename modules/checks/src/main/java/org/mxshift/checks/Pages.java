package org.mxshift.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The pages that lie beside the classes. */
final class Pages {

  private Pages() {}

  static String of(String id) {
    try (InputStream in = Pages.class.getResourceAsStream(id + ".md")) {
      if (in == null) {
        throw new IllegalStateException(id + " has no page: write pages/" + id + ".md");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
