package org.mxshift.cloudflare;

import java.util.List;

/**
 * What people wrote beside a record.
 *
 * @param comment empty when there is none
 * @param tags sorted
 */
record Note(String comment, List<String> tags) {
  static final Note NONE = new Note("", List.of());

  Note {
    tags = tags.stream().sorted().toList();
  }
}
